// Ids: 128 bits of BLAKE2b (RFC 7693) over a length-prefixed canonical form with a type tag.
//
// An id is a function of content, never of order, clock or machine, and a hostile page can't forge one.
// Printed as 32 lower-case hex digits.
#ifndef NEWSGRAPH_GRAPH_MODEL_ID_H_
#define NEWSGRAPH_GRAPH_MODEL_ID_H_

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kg {

// A strong id: ids of different Tags do not mix.
template <typename Tag>
struct Id {
  std::array<uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;
  bool IsNull() const { return *this == Id{}; }
  std::string ToHex() const;
  // The 16 bytes as a key part.
  std::string_view AsBytes() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
  // nullopt unless `hex` is exactly 32 hex digits.
  static std::optional<Id> FromHex(std::string_view hex);
  // REQUIRES: raw.size() >= 16
  static Id FromBytes(std::string_view raw) {
    Id id;
    std::memcpy(id.bytes.data(), raw.data(), id.bytes.size());
    return id;
  }
};

using DocId = Id<struct DocTag>;
using LocalId = Id<struct LocalTag>;  // a local entity
using ClaimId = Id<struct ClaimTag>;
using EntityId = Id<struct EntityTag>;
using FactId = Id<struct FactTag>;
using ConflictId = Id<struct ConflictTag>;
using ContentHash = Id<struct ContentTag>;  // of raw bytes

namespace internal {
std::string HexOf(const std::array<uint8_t, 16>& bytes);
bool ParseHex(std::string_view hex, std::array<uint8_t, 16>* bytes);
std::array<uint8_t, 16> Blake2b128(std::string_view data);
}  // namespace internal

template <typename Tag>
std::string Id<Tag>::ToHex() const {
  return internal::HexOf(bytes);
}

template <typename Tag>
std::optional<Id<Tag>> Id<Tag>::FromHex(std::string_view hex) {
  Id id;
  if (!internal::ParseHex(hex, &id.bytes)) return std::nullopt;
  return id;
}

// Collects the parts of an id. Each part is length-prefixed, so ("ab","c") and ("a","bc") differ.
//   ClaimId id = IdBuilder("claim").Add(doc.AsBytes()).Add(predicate).Build<ClaimId>();
class IdBuilder {
 public:
  // `tag` names what is identified, so that a doc and a claim of the same parts differ.
  explicit IdBuilder(std::string_view tag) { Add(tag); }
  IdBuilder& Add(std::string_view part);
  IdBuilder& AddNumber(int64_t number);
  template <typename IdType>
  IdType Build() const {
    IdType id;
    id.bytes = internal::Blake2b128(buffer_);
    return id;
  }

 private:
  std::string buffer_;
};

}  // namespace kg

template <typename Tag>
struct std::hash<kg::Id<Tag>> {
  size_t operator()(const kg::Id<Tag>& id) const noexcept {
    size_t h;
    std::memcpy(&h, id.bytes.data(), sizeof h);
    return h;
  }
};

#endif  // NEWSGRAPH_GRAPH_MODEL_ID_H_
