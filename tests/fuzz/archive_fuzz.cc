// Any bytes as a dump of a format to be found out, archives among them.
#include "tests/fuzz/dump.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return kg::ingest::ReadAndCheck(kg::ingest::Format::kAuto, data, size);
}
