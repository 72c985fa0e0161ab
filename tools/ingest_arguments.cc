#include "tools/ingest_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <thread>

#include "tools/command_line.h"
#include "tools/signals.h"
#include "tools/version.h"

namespace kg::tools {
namespace {

constexpr const char* kFooter =
    "Example:\n"
    "  kgingest --db news.kg articles/ more.jsonl.gz crawl.warc.gz    load a folder, a dump of JSON lines, an archive\n"
    "  kgingest --claims article.txt                 print what one article claims; nothing is stored\n"
    "  zcat dump.gz | kgingest --db news.kg -        read standard input\n"
    "  kgingest --records shard1/ | zstd >1.zst      extract on one machine ...\n"
    "  kgingest --db news.kg --from-records 1.zst 2.zst    ... and load on another\n"
    "  kgq news.kg -c '.conflicts'                   then ask where the sources contradict each other\n"
    "Reads text, HTML, JSON lines, JSON arrays, CSV, TSV and WARC, plain or within .gz .zst .xz .bz2 .zip .tar .7z.\n"
    "Exit codes: 0 done, 1 something could not be read or written, 2 wrong usage, 130 interrupted, 141 closed pipe";

void AddInput(CLI::App* app, IngestArguments* a) {
  app->add_option("PATH", a->paths, "Files, folders (recursive), archives, or - for standard input");
  app->add_option("--format", a->format, "What the input is; auto looks at the content")
      ->check(CLI::IsMember({"auto", "text", "html", "jsonl", "json", "csv", "tsv", "warc"}))
      ->capture_default_str();
  app->add_option(
         "--map", a->maps,
         "A field of the dump under another name: text=story_html (repeatable). Known: id, url, title, author, "
         "published, modified, text, html")
      ->type_name("KNOWN=NAME")
      ->allow_extra_args(false);
  app->add_option("--published", a->published, "Date for articles that carry none (YYYY, YYYY-MM, YYYY-MM-DD)")
      ->type_name("DATE");
  app->add_option("--templates", a->templates,
                  "What repeats over the pages of a site is left out: auto learns it from this dump (which is read "
                  "twice), off leaves it in, FILE takes what --learn-templates wrote")
      ->type_name("auto|off|FILE")
      ->capture_default_str();
  app->add_option(
         "--learn-templates", a->learn_templates,
         "Only learns what repeats over the pages of each site and writes it to FILE, for all shards of a dump")
      ->type_name("FILE");
}

void AddOutput(CLI::App* app, IngestArguments* a) {
  app->add_option("--db", a->database, "The database to load into (a folder; made when it is not there)")
      ->type_name("DB");
  app->add_flag("--articles", a->articles, "Prints the cleaned articles as JSON lines; nothing is stored");
  app->add_flag("--claims", a->claims, "Prints the claims as JSON lines; nothing is stored");
  app->add_flag(
      "--records", a->records,
      "Prints all that a database needs of each document as JSON lines, for --from-records elsewhere; nothing "
      "is stored");
  app->add_option("--report", a->report, "Writes one JSON line per document: id, source, status, reason, counts")
      ->type_name("FILE");
  app->add_option("--progress", a->progress, "Progress on standard error")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void AddDatabase(CLI::App* app, IngestArguments* a) {
  app->add_option("--rules", a->rules, "A folder of more rules and schema lines, kept in the database (repeatable)")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app->add_option("--no-rules", a->no_rules, "Takes a folder of rules out of the database again")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app->add_flag("--from-records", a->from_records,
                "The PATHs hold what --records has printed (plain or .gz .zst .xz .bz2): any number of shards, in any "
                "order, twice without effect");
  app->add_flag("--durable", a->durable,
                "What is stored is on the disk before the next document is taken: survives a power cut, not only the "
                "end of the program");
  app->add_flag(
      "--bulk", a->bulk,
      "For the first load of a large dump: what is found is sorted beside the database and comes in at once, at "
      "the end; killed before, it is as if nothing had been loaded. A database that holds articles is loaded one "
      "by one, as ever");
  app->add_flag("--reextract", a->reextract, "No PATH: run the present rules over the stored texts");
  app->add_option("--remove", a->remove, "Takes an article and all that came from it out (repeatable)")
      ->type_name("DOC|URL")
      ->allow_extra_args(false);
}

void AddResources(CLI::App* app, IngestArguments* a) {
  const std::string group = "Resources and limits (what goes over one is skipped and reported)";
  const auto add = [&](const std::string& name, auto& value, const std::string& what) {
    return app->add_option(name, value, what)->capture_default_str()->group(group);
  };
  ingest::Limits& l = a->limits;
  add("--jobs", a->jobs, "Threads")->check(CLI::Range(1, 1024));
  add("--cache-mb", a->cache_mb, "Block cache of the database, in MB")->check(CLI::Range(1, 1 << 20));
  add("--write-buffer-mb", a->write_buffer_mb, "Write buffers of the database, in MB")->check(CLI::Range(1, 1 << 20));
  add("--max-document-bytes", l.document_bytes, "A document")->check(CLI::Range(uint64_t{1}, uint64_t{1} << 30));
  add("--max-line-bytes", l.line_bytes, "A line or record of a dump")
      ->check(CLI::Range(uint64_t{1}, uint64_t{1} << 32));
  add("--max-depth", l.nesting_depth, "HTML elements within each other")->check(CLI::Range(16U, 1U << 20));
  add("--max-document-ms", l.document_ms, "Processor time for one document, in milliseconds")
      ->check(CLI::Range(1U, 1U << 30));
  add("--max-container-depth", l.container_depth, "Archives within each other")->check(CLI::Range(1U, 64U));
  add("--max-members", l.members, "Members of one archive");
  add("--max-ratio", l.decompression_ratio, "Unpacked to packed bytes of one archive, beyond the first 64 MB");
  add("--max-unpacked-bytes", l.unpacked_bytes, "Unpacked bytes of one archive");
  add("--max-buffered-bytes", l.buffered_bytes, "A 7z archive within another one, which is kept in memory");
}

bool AnyPathExists(const IngestArguments& arguments) {
  std::error_code error;
  return arguments.paths.empty() ||
         std::any_of(arguments.paths.begin(), arguments.paths.end(), [&error](const std::string& path) {
           return path == "-" || std::filesystem::exists(std::filesystem::symlink_status(path, error));
         });
}

}  // namespace

std::optional<std::string> WrongUsage(const IngestArguments& a) {
  if (!a.learn_templates.empty()) {
    if (!a.database.empty() || a.PrintsOnly())
      return "--learn-templates only writes its FILE: leave --db, --articles, --claims and --records out";
    if (a.paths.empty()) return "--learn-templates needs a PATH to learn from";
  } else if (a.PrintsOnly() && !a.database.empty()) {
    return "--articles, --claims and --records print only: leave --db out";
  } else if (!a.PrintsOnly() && a.database.empty()) {
    return "--db DB is needed (or --articles, --claims or --records, which print only)";
  }
  if (a.from_records && (a.PrintsOnly() || a.paths.empty()))
    return "--from-records loads the records in its PATHs into a --db";
  if (a.bulk && a.paths.empty()) return "--bulk needs a PATH to load";
  if (a.articles + a.claims + a.records > 1) return "--articles, --claims and --records exclude each other";
  if (a.paths.empty() && a.remove.empty() && !a.reextract && a.no_rules.empty())
    return "nothing to do: name a PATH (a file, a folder, or - for standard input)";
  if (a.reextract && !a.paths.empty()) return "--reextract takes no PATH: it works on the stored texts";
  if (!AnyPathExists(a)) return "no such file or folder: " + (a.paths[0].empty() ? "''" : a.paths[0]);
  return std::nullopt;
}

std::optional<int> ParseIngestArguments(int argc, char** argv, IngestArguments* arguments) {
  arguments->jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  CLI::App app{"Feeds raw news articles into a knowledge graph: cleans them and extracts who, what and when."};
  app.name("kgingest");
  app.footer(kFooter);
  app.set_version_flag("--version", [] { return VersionText("kgingest"); });
  AddInput(&app, arguments);
  AddOutput(&app, arguments);
  AddDatabase(&app, arguments);
  AddResources(&app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return ExitOfCommandLine(app, error, argc, argv);
  }
  return std::nullopt;
}

}  // namespace kg::tools
