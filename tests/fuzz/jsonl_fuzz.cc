// Any bytes as a dump of JSON lines.
#include "tests/fuzz/dump.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return kg::ingest::ReadAndCheck(kg::ingest::Format::kJsonLines, data, size);
}
