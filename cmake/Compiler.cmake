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
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
