// Installing into a prefix, moving it, and the Debian package: what is installed works by itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

fs::path BuildDir() { return tests::BinDir().parent_path(); }

bool Has(const std::string& program) { return RunShell("command -v " + program, "/").exit_code == 0; }

std::string RunOk(const std::string& command, const fs::path& folder) {
  const ProcessResult result = RunShell(command, folder);
  EXPECT_EQ(result.exit_code, 0) << command << "\n" << result.out << result.err;
  return result.out;
}

// Loads an article and asks, with the programs and the data of `prefix` alone.
void ExpectWorks(const fs::path& prefix, const ScratchFolder& scratch) {
  WriteFile(scratch / "article.txt",
            "Odalys Verbrück wins\n\nOdalys Verbrück won the Tarnhagen Marathon on Sunday, 7 May 2023, in 2:24:10.\n");
  fs::remove_all(scratch / "db");
  const std::string bin = ShellQuote((prefix / "bin").string());
  RunOk(bin + "/kgingest --db db article.txt", scratch.path());
  EXPECT_THAT(RunOk(bin + "/kgq db -c '.facts Odalys Verbrück'", scratch.path()), HasSubstr("Tarnhagen Marathon"));
  // A relation that only the prefix's own schema has: the source tree is not looked at.
  const fs::path schema = prefix / "share/newsgraph/graph/schema/core.schema";
  const std::string before = ReadFile(schema);
  WriteFile(schema, before + "\nrelation only-here(person: Person, place: Place)\n");
  EXPECT_THAT(RunOk(bin + "/kgq db -c .schema", scratch.path()), HasSubstr("only-here"));
  WriteFile(schema, before);
  RunOk(bin + "/kgrules test --quiet || " + bin + "/kgrules test", scratch.path());
}

TEST(Install, APrefixWorksAndGoesOnWorkingWhenMoved) {
  if (!fs::exists(BuildDir() / "cmake_install.cmake") || !fs::exists(BuildDir() / "tools/package/kgq.1")) {
    GTEST_SKIP() << "not all targets are built";
  }
  const ScratchFolder scratch;
  RunOk("cmake --install " + ShellQuote(BuildDir().string()) + " --prefix " + ShellQuote((scratch / "here").string()),
        scratch.path());
  fs::rename(scratch / "here", scratch / "there");
  ExpectWorks(scratch / "there", scratch);
  const fs::path there = scratch / "there";
  for (const char* page : {"kgingest.1", "kgq.1", "kgrules.1", "kgeval.1"}) {
    EXPECT_TRUE(fs::exists(there / "share/man/man1" / page)) << page;
  }
  if (Has("man")) {
    const std::string warnings = RunShell("man --warnings -l share/man/man1/kgq.1 2>&1 >/dev/null", there).out;
    EXPECT_EQ(warnings, "");
    const std::string page = RunOk("MANWIDTH=120 man -P cat -l share/man/man1/kgq.1", there);
    EXPECT_THAT(page, HasSubstr("--keep-going"));
    EXPECT_THAT(page, HasSubstr(".neighbours NAME"));
  }
}

// The command, run in `root` as the whole file system; "" where no right to do so can be had.
std::string InRoot(const fs::path& root) {
  const std::string into = "chroot " + ShellQuote(root.string()) + " ";
  if (geteuid() == 0) return into;
  return RunShell("unshare -r true", "/").exit_code == 0 ? "unshare -r " + into : "";
}

// Nothing is there but what was installed and the libraries that it asks for: no source tree, no build tree, no /proc.
TEST(Install, WorksInACleanRootAndOpensTheDatabaseOfAnOlderVersion) {
  if (!fs::exists(BuildDir() / "tools/package/kgq.1")) GTEST_SKIP() << "not all targets are built";
  const ScratchFolder scratch;
  const fs::path root = scratch / "root";
  const std::string run = InRoot(root);
  if (run.empty()) GTEST_SKIP() << "neither root nor a user namespace";
  RunOk("cmake --install " + ShellQuote(BuildDir().string()) + " --prefix " + ShellQuote((root / "usr").string()),
        scratch.path());
  RunOk(
      "for lib in $(ldd usr/bin/kg* | grep -o '/[^ ]*\\.so[^ ]*' | sort -u); do cp -L --parents $lib .; done; mkdir "
      "tmp",
      root);
  WriteFile(root / "tmp/article.txt",
            "Odalys Verbrück wins\n\nOdalys Verbrück won the Tarnhagen Marathon on Sunday, 7 May 2023, in 2:24:10.\n");
  RunOk(run + "/usr/bin/kgingest --db /tmp/db /tmp/article.txt", scratch.path());
  EXPECT_THAT(RunOk(run + "/usr/bin/kgq /tmp/db -c '.facts Odalys Verbrück'", scratch.path()),
              HasSubstr("Tarnhagen Marathon"));
  RunOk(run + "/usr/bin/kgrules test", scratch.path());
  fs::create_directories(root / "tmp/old");
  RunOk("tar xzf " + ShellQuote((SourceDir() / "tests/graph/store/fixtures/schema1.tgz").string()) + " -C root/tmp/old",
        scratch.path());
  const std::string old = "/tmp/old/db";
  EXPECT_THAT(RunOk(run + "/usr/bin/kgq " + old + " -c .conflicts", scratch.path()), HasSubstr("born-on"));
  RunOk(run + "/usr/bin/kgingest --db " + old + " /tmp/article.txt", scratch.path());
  EXPECT_THAT(RunOk(run + "/usr/bin/kgq " + old + " -c .stats", scratch.path()), HasSubstr("articles\t4\n"));
}

TEST(Install, TheCompletionKnowsOptionsAndCommands) {
  const std::string script = "PATH=" + ShellQuote(tests::BinDir().string()) + ":$PATH; . " +
                             ShellQuote((SourceDir() / "tools/package/newsgraph.bash").string()) + "; ";
  const auto complete = [&](const std::string& words, int cword, const std::string& cur, const std::string& prev) {
    return RunOk("bash -c " + ShellQuote(script + "COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(cword) +
                                         "; " + "_newsgraph ${COMP_WORDS[0]} '" + cur + "' '" + prev +
                                         "'; printf '%s ' \"${COMPREPLY[@]}\""),
                 "/");
  };
  EXPECT_EQ(complete("kgq --ke", 1, "--ke", "kgq"), "--keep-going ");
  EXPECT_EQ(complete("kgq --format js", 2, "js", "--format"), "json jsonl ");
  EXPECT_EQ(complete("kgq x -c .neig", 3, ".neig", "-c"), ".neighbours ");
  EXPECT_EQ(complete("kgrules ex", 1, "ex", "kgrules"), "explain ");
  EXPECT_THAT(complete("kgingest --re", 1, "--re", "kgingest"), HasSubstr("--remove "));
}

TEST(Install, TheDebianPackageHoldsEverythingAndRemovingItLeavesNothing) {
  if (!Has("cpack") || !Has("dpkg-deb") || !Has("dpkg-shlibdeps")) GTEST_SKIP() << "cpack or dpkg-dev is not installed";
  if (!fs::exists(BuildDir() / "tools/package/kgq.1")) GTEST_SKIP() << "not all targets are built";
  const ScratchFolder scratch;
  RunOk("cpack --config " + ShellQuote((BuildDir() / "CPackConfig.cmake").string()) + " -G DEB -B " +
            ShellQuote((scratch / "package").string()),
        scratch.path());
  const std::string fields = RunOk("dpkg-deb -f package/*.deb Package Version Depends", scratch.path());
  EXPECT_THAT(fields, HasSubstr("Package: newsgraph"));
  EXPECT_THAT(fields, HasSubstr("librocksdb"));
  RunOk("dpkg-deb -x package/*.deb root", scratch.path());
  ExpectWorks(scratch / "root/usr", scratch);
  // No scripts run at installation, and every path is the package's own: dpkg takes all of it away again.
  RunOk("dpkg-deb -e package/*.deb control", scratch.path());
  for (const char* hook : {"preinst", "postinst", "prerm", "postrm"})
    EXPECT_FALSE(fs::exists(scratch / "control" / hook));
  const std::string dpkg =
      "fakeroot=$(command -v fakeroot); mkdir -p system/var/lib/dpkg/info system/var/lib/dpkg/updates "
      "&& : >system/var/lib/dpkg/status && : >system/var/lib/dpkg/available && "
      "$fakeroot dpkg --root=system --force-depends --force-not-root --force-script-chrootless ";
  if (geteuid() != 0 && !Has("fakeroot")) GTEST_SKIP() << "neither root nor fakeroot";
  RunOk(dpkg + "-i package/*.deb", scratch.path());
  EXPECT_TRUE(fs::exists(scratch / "system/usr/bin/kgq"));
  RunOk(
      "$(command -v fakeroot) dpkg --root=system --force-depends --force-not-root --force-script-chrootless -P "
      "newsgraph",
      scratch.path());
  EXPECT_EQ(RunOk("find system -path system/var/lib/dpkg -prune -o -type f -print", scratch.path()), "");
  EXPECT_FALSE(fs::exists(scratch / "system/usr/share/newsgraph"));
}

}  // namespace
}  // namespace kg::testing
