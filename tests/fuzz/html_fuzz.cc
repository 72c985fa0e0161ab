// Any bytes as an HTML page.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/clean.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  kg::ingest::CleanAndCheck(kg::ingest::Format::kHtml, {reinterpret_cast<const char*>(data), size});
  return 0;
}
