// FIPS 180-4, sections 4.1.2, 4.2.2, 5 and 6.2; names are the standard's.
#include "properties/sha256.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstdint>

namespace lemmacheck {
namespace {

using Word = std::uint32_t;
constexpr std::size_t block_bytes = 64;

constexpr std::array<Word, 64> K{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// The message, a bit 1, zeros, and its length in bits in the last eight bytes: whole blocks.
std::string padded(std::string_view bytes) {
  std::string message(bytes);
  message += static_cast<char>(0x80);
  while (message.size() % block_bytes != block_bytes - 8) message += '\0';
  const std::uint64_t bits = 8 * static_cast<std::uint64_t>(bytes.size());
  for (int shift = 56; shift >= 0; shift -= 8) message += static_cast<char>(bits >> shift & 0xff);
  return message;
}

std::array<Word, 64> schedule(std::string_view block) {
  std::array<Word, 64> W{};
  for (std::size_t k = 0; k < block_bytes; ++k) W[k / 4] = W[k / 4] << 8 | static_cast<unsigned char>(block[k]);
  for (std::size_t t = 16; t < 64; ++t) {
    const Word s0 = std::rotr(W[t - 15], 7) ^ std::rotr(W[t - 15], 18) ^ W[t - 15] >> 3;
    const Word s1 = std::rotr(W[t - 2], 17) ^ std::rotr(W[t - 2], 19) ^ W[t - 2] >> 10;
    W[t] = s1 + W[t - 7] + s0 + W[t - 16];
  }
  return W;
}

void compress(std::array<Word, 8>& H, std::string_view block) {
  const auto W = schedule(block);
  auto [a, b, c, d, e, f, g, h] = H;
  for (std::size_t t = 0; t < 64; ++t) {
    const Word S1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25), ch = (e & f) ^ (~e & g);
    const Word S0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22), maj = (a & b) ^ (a & c) ^ (b & c);
    const Word T1 = h + S1 + ch + K[t] + W[t], T2 = S0 + maj;
    h = g, g = f, f = e, e = d + T1, d = c, c = b, b = a, a = T1 + T2;
  }
  H[0] += a, H[1] += b, H[2] += c, H[3] += d, H[4] += e, H[5] += f, H[6] += g, H[7] += h;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<Word, 8> H{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const auto message = padded(bytes);
  for (std::size_t at = 0; at < message.size(); at += block_bytes)
    compress(H, std::string_view(message).substr(at, block_bytes));
  std::string digits;
  for (const Word word : H) digits += fmt::format("{:08x}", word);
  return digits;
}

}  // namespace lemmacheck
