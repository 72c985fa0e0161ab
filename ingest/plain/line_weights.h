// Learned by tests/bench/learn_lines.py; see line_model.h. Units: 1/64.
#ifndef NEWSGRAPH_INGEST_PLAIN_LINE_WEIGHTS_H_
#define NEWSGRAPH_INGEST_PLAIN_LINE_WEIGHTS_H_

#include <array>
#include <cstdint>

namespace kg::ingest {

inline constexpr int32_t kEnterArticle = 1;
inline constexpr int32_t kLeaveArticle = -96;
inline constexpr int32_t kEnterAgain = -112;
inline constexpr int32_t kBeginInArticle = -1;
// clang-format off
inline constexpr std::array<int16_t, 202> kLineWeights = {
    -20, -21, -28, 30, 26, -67, -49, -44, -22, 90, 25, -99, -100, -4, -6, 120, 20, -11, -27, -13,
    -8, 6, 45, -82, 100, -12, -5, -13, -24, -5, -1, -46, -39, -4, 0, -3, 0, 4, -16, -14,
    -6, -4, -25, 10, -35, -19, -54, 3, -44, -40, -50, 53, 53, -26, -63, 6, 3, -55, 1, -34,
    9, -124, 20, 11, -35, -39, 77, -30, 41, -3, -21, 16, -7, -60, -5, 48, -2, -102, -46, 24,
    -1, -52, -26, 2, -71, -38, 2, 23, 23, 16, 17, -19, -10, 56, -4, -53, -124, 0, -28, -11,
    -6, 30, 22, 30, 16, -3, 4, 47, -16, -24, -49, 4, -47, -7, -12, 29, 18, -13, 4, -10,
    -4, 48, -37, -29, -66, 1, -23, 1, -20, 56, 15, 18, 0, -26, -8, 39, -42, -24, 96, 42,
    75, 0, -66, -101, -59, -109, -71, -34, 7, 13, 62, 52, -36, -28, -30, -14, 12, 6, 37, -26,
    -16, -11, -20, -31, -31, -41, 69, -3, -6, -17, -23, -31, -106, 107, 77, 87, -25, -150, -50, -18,
    -100, -62, 0, 10, -104, 7, 38, -25, 73, 9, 36, 27, 11, 14, -1, -15, 5, 24, -37, -69,
    0, 0,
};
// clang-format on

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_LINE_WEIGHTS_H_
