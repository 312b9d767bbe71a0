# Every package that the build uses, found here and nowhere else; cmake/packages.txt is the list `./run` installs.
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Boost 1.74 REQUIRED)
if(NOT TARGET Boost::headers)
  add_library(Boost::headers ALIAS Boost::boost)
endif()
find_package(fmt REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(rapidcheck CONFIG REQUIRED)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)  # SHA-256

# FLINT with Arb (one library since FLINT 3; two before), MPFR, GMP.
find_path(FLINT_INCLUDE flint/flint.h REQUIRED)
find_library(FLINT_LIBRARY flint REQUIRED)
find_library(MPFR_LIBRARY mpfr REQUIRED)
find_library(GMP_LIBRARY gmp REQUIRED)
find_library(ARB_LIBRARY NAMES flint-arb arb)
add_library(LemmaCheck::multiprecision INTERFACE IMPORTED)
set(multiprecision_libraries ${FLINT_LIBRARY} ${MPFR_LIBRARY} ${GMP_LIBRARY})
if(ARB_LIBRARY)
  list(PREPEND multiprecision_libraries ${ARB_LIBRARY})
endif()
set_target_properties(LemmaCheck::multiprecision PROPERTIES
  INTERFACE_LINK_LIBRARIES "${multiprecision_libraries}"
  INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${FLINT_INCLUDE}")

find_path(NLOPT_INCLUDE nlopt.hpp REQUIRED)
find_library(NLOPT_LIBRARY nlopt REQUIRED)
add_library(LemmaCheck::nlopt INTERFACE IMPORTED)
set_target_properties(LemmaCheck::nlopt PROPERTIES INTERFACE_LINK_LIBRARIES "${NLOPT_LIBRARY}"
  INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${NLOPT_INCLUDE}")
find_path(RANDOM123_INCLUDE Random123/philox.h REQUIRED)
