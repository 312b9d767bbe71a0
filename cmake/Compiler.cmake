# Options of our own code. The floating-point ones are part of the proofs: numerics/README.md.
if(CMAKE_CXX_FLAGS MATCHES "-ffast-math|-Ofast|-funsafe-math-optimizations|-ffinite-math-only|-fassociative-math")
  message(FATAL_ERROR "LemmaCheck's bounds are proved for IEEE 754 arithmetic: remove the fast-math options "
                      "from CMAKE_CXX_FLAGS (now: ${CMAKE_CXX_FLAGS})")
endif()

add_library(lemmacheck_options INTERFACE)
target_compile_options(lemmacheck_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -ffp-contract=off -fno-fast-math
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/= -ffile-prefix-map=${PROJECT_BINARY_DIR}/=)
# Else the two ends of an interval are packed into one register to be stored, and unpacked by the next operation.
target_compile_options(lemmacheck_options INTERFACE -fno-tree-slp-vectorize)
if(LEMMACHECK_NATIVE)
  target_compile_options(lemmacheck_options INTERFACE -march=native)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    # g++ 12.2 with AVX-512 stores the 32-byte constant {1, 1, 1, 0} as {1, 1, 1, 1}: it drops the leading zero words of
    # a wide integer before it looks whether all words are equal (tests/numerics/arithmetic/compiler_test.cpp). A compiler that
    # does so is not to be trusted with these registers at all; AVX2 and FMA stay.
    target_compile_options(lemmacheck_options INTERFACE -mno-avx512f)
  endif()
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
