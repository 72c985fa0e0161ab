// Any bytes as a CSV table.
#include "tests/fuzz/dump.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return kg::ingest::ReadAndCheck(kg::ingest::Format::kCsv, data, size);
}
