# lemmacheck_add_statements(TARGET [BASE DIR] FILE...): compiles statement files into TARGET and embeds the text
# of every one, so that the reports are woven from it. BASE (default: the current source folder) is what the files
# are named from. Outside the tree, TARGET must be an executable or an object library: registrations in a static
# library vanish. A FILE that is no .cpp is only embedded. Every FILE of C++ enters the digest that records and reports
# name: list the headers of your statements too, so that no run is resumed after they changed.
set(LEMMACHECK_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed.cmake)
function(lemmacheck_add_statements target)
  cmake_parse_arguments(arg "" "BASE" "" ${ARGN})
  if(NOT arg_BASE)
    set(arg_BASE ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  set(compiled "")
  set(embedded "")
  foreach(file IN LISTS arg_UNPARSED_ARGUMENTS)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    if(file MATCHES "\\.cpp$")
      list(APPEND compiled ${file})
    endif()
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${arg_BASE} OUTPUT_VARIABLE name)
    string(MAKE_C_IDENTIFIER "${target}_${name}" identifier)
    set(generated ${CMAKE_CURRENT_BINARY_DIR}/woven/${identifier}.cpp)
    add_custom_command(OUTPUT ${generated}
      COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DNAME=${name} -DOUT=${generated} -P ${LEMMACHECK_EMBED_SCRIPT}
      DEPENDS ${file} ${LEMMACHECK_EMBED_SCRIPT} VERBATIM COMMENT "Weaving ${name}")
    list(APPEND embedded ${generated})
  endforeach()
  target_sources(${target} PRIVATE ${compiled} ${embedded})
  target_compile_options(${target} PRIVATE -ffile-prefix-map=${arg_BASE}/=)
  target_compile_features(${target} PRIVATE cxx_std_20)
endfunction()
