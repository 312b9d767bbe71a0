#include "properties/audit/records/sha256.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace lemmacheck {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("OpenSSL does not compute SHA-256 here");
  std::string digits;
  for (unsigned k = 0; k < size; ++k) digits += fmt::format("{:02x}", hash[k]);
  return digits;
}

}  // namespace lemmacheck
