#pragma once

#include <filesystem>

namespace kg::tests {

// The tree the tests were built from, and the folder of the programs built with them. Functions of one small file,
// so that the paths are in no other object and a compiler cache serves every clone.
std::filesystem::path SourceDir();
std::filesystem::path BinDir();

}  // namespace kg::tests
