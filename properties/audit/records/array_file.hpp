// Matrices that other programs wrote: CSV, NPY and NPZ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "properties/audit/records/decimal.hpp"

namespace lemmacheck {

/// The matrix in the bytes of a NumPy file. float64, float32 and integers of either sign, all little-endian, of which
/// every entry must be finite and exactly a double; a scalar is 1 x 1, n numbers are n x 1, rows and columns as they
/// are, in C or Fortran order. Throws BadInstanceFile with `where` and the byte at which something else stands: other
/// types, more than two dimensions, an unknown version, a header or data that are torn or too long.
/// Format: numpy.lib.format, versions 1.0 to 3.0.
DyadicMatrix read_npy(std::string_view bytes, const std::string& where);

/// The matrix of that name in the bytes of a NumPy archive (np.savez, np.savez_compressed). Throws BadInstanceFile,
/// with the names that there are, and for entries that unpack to more than 1 GiB.
DyadicMatrix read_npz(std::string_view bytes, const std::string& name, const std::string& where);
/// The names of the arrays, in the archive's order.
std::vector<std::string> names_in_npz(std::string_view bytes, const std::string& where);

/// Rows of numbers, one a line, all equally long, parted by commas, semicolons or tabs (what the first line has), else
/// by blanks. Lines that are blank or start with # are passed over; so is a first line without any number, which is
/// returned in `header`. Numbers are read by read_decimal and those that were rounded added to `rounded`. Throws
/// BadInstanceFile with line and column of what is no number (an empty cell, a quote, nan, inf) or does not fit.
DyadicMatrix read_csv(std::string_view text, const std::string& where, RoundedDecimals& rounded, std::string& header);

/// What the bytes are, by how they begin.
enum class ArrayFormat { csv, npy, npz };
ArrayFormat format_of(std::string_view bytes);

}  // namespace lemmacheck
