// Any bytes as a JSON array.
#include "tests/fuzz/dump.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return kg::ingest::ReadAndCheck(kg::ingest::Format::kJson, data, size);
}
