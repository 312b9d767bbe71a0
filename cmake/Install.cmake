# find_package(LemmaCheck) gives LemmaCheck::numerics, ::properties, ::reports, ::command, ::main (the command's main
# over the statements that are linked in), ::theorems (the papers' statements) and lemmacheck_add_statements(). Installed libraries are built without flags of this machine.
include(CMakePackageConfigHelpers)
if(LEMMACHECK_NATIVE)
  install(CODE "message(NOTICE \"LemmaCheck was built for this machine's processor (LEMMACHECK_NATIVE); \"
    \"for an installation that other machines use, configure with -DLEMMACHECK_NATIVE=OFF\")")
endif()
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/LemmaCheck)
install(TARGETS numerics properties audit reports command command_main theorems EXPORT LemmaCheckTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/lemmacheck
        OBJECTS DESTINATION ${CMAKE_INSTALL_LIBDIR}/lemmacheck)
install(TARGETS lemmacheck RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(room numerics properties reports cli theorems)
  install(DIRECTORY ${room} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/lemmacheck FILES_MATCHING PATTERN "*.hpp"
          PATTERN published EXCLUDE)
endforeach()
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/lemmacheck/schema)
install(EXPORT LemmaCheckTargets NAMESPACE LemmaCheck:: DESTINATION ${package_dir})
configure_package_config_file(cmake/LemmaCheckConfig.cmake.in ${PROJECT_BINARY_DIR}/LemmaCheckConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/LemmaCheckConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/LemmaCheckConfig.cmake ${PROJECT_BINARY_DIR}/LemmaCheckConfigVersion.cmake
              cmake/Dependencies.cmake cmake/LemmaCheckStatements.cmake cmake/embed.cmake
        DESTINATION ${package_dir})
