#include "extract/values/find.h"

namespace kg::extract {
std::vector<Mention> FindFormalNumbers(const TokenizedText&) { return {}; }
}  // namespace kg::extract
