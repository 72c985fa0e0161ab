#include "query/cypher/lexer.h"

#include <cstdint>
#include <string>
#include <tao/pegtl.hpp>

#include "query/cypher/fail.h"

namespace kg::query::cypher {
namespace {

namespace grammar {

using namespace tao::pegtl;  // NOLINT: a grammar reads as a grammar

struct line_comment : seq<two<'/'>, until<eolf>> {};
struct block_comment : seq<string<'/', '*'>, until<string<'*', '/'>>> {};
// No-break space and byte order mark come with text that was copied from a page.
struct wide_blank : sor<string<'\xC2', '\xA0'>, string<'\xEF', '\xBB', '\xBF'>> {};
struct blank : sor<space, line_comment, block_comment, wide_blank> {};

// Letters of other scripts; U+2000 to U+203F are punctuation (dashes, quotes).
struct wide_letter : seq<not_at<string<'\xE2', '\x80'>>, not_at<wide_blank>, range<'\x80', '\xFF'>> {};
struct name_start : sor<alpha, one<'_'>, wide_letter> {};
struct name_rest : sor<alnum, one<'_'>, wide_letter> {};
struct name : seq<name_start, star<name_rest>> {};
struct quoted_name : seq<one<'`'>, star<sor<two<'`'>, not_one<'`'>>>, one<'`'>> {};

template <char Quote>
struct quoted : seq<one<Quote>, star<sor<seq<one<'\\'>, any>, not_one<Quote, '\\'>>>, one<Quote>> {};
struct text : sor<quoted<'\''>, quoted<'"'>> {};

struct exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, plus<digit>> {};
struct fraction : seq<one<'.'>, plus<digit>> {};
struct real : sor<seq<star<digit>, fraction, opt<exponent>>, seq<plus<digit>, exponent>> {};
struct integer
    : sor<seq<one<'0'>, one<'x', 'X'>, plus<xdigit>>, seq<one<'0'>, one<'o', 'O'>, plus<odigit>>, plus<digit>> {};
// A number that runs into letters, as 12h or 0x.
struct bad_number : seq<disable<sor<real, integer>>, plus<name_rest>> {};

struct parameter : seq<one<'$'>, sor<quoted_name, plus<name_rest>>> {};

struct symbol : sor<string<'.', '.'>, string<'<', '='>, string<'>', '='>, string<'<', '>'>, string<'=', '~'>,
                    string<'+', '='>, string<'|', ':'>,
                    one<'(', ')', '[', ']', '{', '}', ',', ':', ';', '.', '|', '+', '-', '*', '/', '%', '^', '=', '<',
                        '>', '!', '&'>> {};

struct token : sor<name, bad_number, real, integer, quoted_name, text, parameter, symbol> {};
struct unknown : any {};
struct query : seq<star<blank>, star<seq<sor<token, unknown>, star<blank>>>, eof> {};

}  // namespace grammar

template <typename Input>
Position PlaceOf(const Input& input) {
  auto position = input.position();
  return {static_cast<uint32_t>(position.line), static_cast<uint32_t>(position.column)};
}

void AppendUtf8(std::string& text, uint32_t code) {
  auto put = [&](uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  }
}

// Reads `digits` hexadecimal digits behind an escape at `at`.
uint32_t ReadCode(std::string_view raw, size_t at, size_t digits, Position position) {
  uint32_t code = 0;
  for (size_t i = 0; i < digits; ++i) {
    char c = at + i < raw.size() ? raw[at + i] : '\0';
    uint32_t digit = 16;
    if (c >= '0' && c <= '9') digit = static_cast<uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<uint32_t>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<uint32_t>(c - 'A') + 10;
    if (digit == 16) {
      FailSyntax(position, "InvalidUnicodeLiteral", "\\u needs 4 and \\U 8 hexadecimal digits in a string");
    }
    code = code << 4 | digit;
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    FailSyntax(position, "InvalidUnicodeLiteral", "the string names a character that does not exist");
  }
  return code;
}

std::string Unescape(std::string_view raw, Position position) {
  std::string text;
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\') {
      text += raw[i];
      continue;
    }
    char c = raw[++i];
    static constexpr std::string_view kNames = "bfnrt";
    static constexpr std::string_view kCodes = "\b\f\n\r\t";
    if (size_t at = kNames.find(c); at != std::string_view::npos) {
      text += kCodes[at];
    } else if (c == 'u' || c == 'U') {
      size_t digits = c == 'u' ? 4 : 8;
      AppendUtf8(text, ReadCode(raw, i + 1, digits, position));
      i += digits;
    } else if (c == '\\' || c == '\'' || c == '"') {
      text += c;
    } else {
      FailSyntax(position, "InvalidEscape", std::string("\\") + c + " is no escape in a string",
                 "a backslash itself is written \\\\");
    }
  }
  return text;
}

std::string Unquote(std::string_view quoted) {
  std::string name;
  for (size_t i = 1; i + 1 < quoted.size(); ++i) {
    name += quoted[i];
    if (quoted[i] == '`') ++i;
  }
  return name;
}

struct Tokens {
  std::vector<Token> list;

  template <typename Input>
  void Add(const Input& input, TokenKind kind, std::string text) {
    size_t begin = input.position().byte;
    list.push_back({kind, PlaceOf(input), begin, begin + input.size(), std::move(text)});
  }
};

template <typename Rule>
struct Action : tao::pegtl::nothing<Rule> {};

template <TokenKind kKind>
struct AddToken {
  template <typename Input>
  static void apply(const Input& input, Tokens& tokens) {
    tokens.Add(input, kKind, input.string());
  }
};

// clang-format off
template <> struct Action<grammar::name> : AddToken<TokenKind::kName> {};
template <> struct Action<grammar::symbol> : AddToken<TokenKind::kSymbol> {};
template <> struct Action<grammar::unknown> {
  template <typename Input> static void apply(const Input& input, Tokens&) {
    std::string c = input.string();
    Position position = PlaceOf(input);
    if (c == "'" || c == "\"" || c == "`") FailSyntax(position, "UnexpectedSyntax", "the quotation that begins here has no end");
    if (static_cast<unsigned char>(c[0]) >= 0x80) {
      FailSyntax(position, "InvalidUnicodeCharacter", "a character that no query has outside strings", "a dash is written -, quotes are ' or \"");
    }
    FailSyntax(position, "UnexpectedSyntax", "unexpected character " + ToText(Value(c), nullptr));
  }
};
// clang-format on

template <>
struct Action<grammar::bad_number> : AddToken<TokenKind::kBadNumber> {};
template <>
struct Action<grammar::real> : AddToken<TokenKind::kFloat> {};
template <>
struct Action<grammar::integer> : AddToken<TokenKind::kInteger> {};

template <>
struct Action<grammar::text> {
  template <typename Input>
  static void apply(const Input& input, Tokens& tokens) {
    std::string_view raw(input.begin() + 1, input.size() - 2);
    tokens.Add(input, TokenKind::kString, Unescape(raw, PlaceOf(input)));
  }
};

template <>
struct Action<grammar::quoted_name> {
  template <typename Input>
  static void apply(const Input& input, Tokens& tokens) {
    tokens.Add(input, TokenKind::kQuotedName, Unquote({input.begin(), input.size()}));
  }
};

template <>
struct Action<grammar::parameter> {
  template <typename Input>
  static void apply(const Input& input, Tokens& tokens) {
    std::string name(input.begin() + 1, input.size() - 1);
    if (name[0] == '`') {
      // The quoted name within has been taken for a token of its own.
      tokens.list.pop_back();
      name = Unquote(name);
    }
    tokens.Add(input, TokenKind::kParameter, std::move(name));
  }
};

}  // namespace

std::vector<Token> Tokenize(std::string_view query) {
  if (query.size() > kMaxQueryBytes) {
    FailCompile({}, "Limit", "Size", "the query is longer than " + std::to_string(kMaxQueryBytes) + " bytes");
  }
  tao::pegtl::memory_input<> input(query.data(), query.size(), "query");
  Tokens tokens;
  tao::pegtl::parse<grammar::query, Action>(input, tokens);
  Token end;
  auto position = input.position();
  end.position = {static_cast<uint32_t>(position.line), static_cast<uint32_t>(position.column)};
  end.begin = end.end = query.size();
  tokens.list.push_back(std::move(end));
  return std::move(tokens.list);
}

}  // namespace kg::query::cypher
