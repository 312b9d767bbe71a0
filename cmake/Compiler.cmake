# Options of our own code. The floating-point ones are part of the proofs: numerics/README.md.
if(CMAKE_CXX_FLAGS MATCHES "-ffast-math|-Ofast|-funsafe-math-optimizations|-ffinite-math-only|-fassociative-math")
  message(FATAL_ERROR "LemmaCheck's bounds are proved for IEEE 754 arithmetic: remove the fast-math options "
                      "from CMAKE_CXX_FLAGS (now: ${CMAKE_CXX_FLAGS})")
endif()

add_library(lemmacheck_options INTERFACE)
target_compile_options(lemmacheck_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -ffp-contract=off -fno-fast-math
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/= -ffile-prefix-map=${PROJECT_BINARY_DIR}/=)
# GCC 12 warns about the uninitialised operands of its own AVX-512 intrinsics (GCC bug 105593).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(lemmacheck_options INTERFACE -Wno-uninitialized -Wno-maybe-uninitialized)
endif()
if(LEMMACHECK_NATIVE)
  target_compile_options(lemmacheck_options INTERFACE -march=native)
  # g++ 12.2 with AVX-512 stores the 32-byte constant {1, 1, 1, 0} as {1, 1, 1, 1}: it drops the leading zero words of a
  # wide integer before it looks whether all words are equal. Copies of at most 16 bytes never get there
  # (tests/numerics/compiler_test.cpp). Clang does not know these options.
  include(CheckCXXCompilerFlag)
  check_cxx_compiler_flag("-mmove-max=128 -mstore-max=128" LEMMACHECK_HAS_MOVE_MAX)
  if(LEMMACHECK_HAS_MOVE_MAX)
    target_compile_options(lemmacheck_options INTERFACE -mmove-max=128 -mstore-max=128)
  endif()
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
