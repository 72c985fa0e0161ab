// Any bytes as scraped plain text.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/clean.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  kg::ingest::CleanAndCheck(kg::ingest::Format::kText, {reinterpret_cast<const char*>(data), size});
  return 0;
}
