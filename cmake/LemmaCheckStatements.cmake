# lemmacheck_add_statements(TARGET [BASE DIR] FILE...): compiles statement files into TARGET and embeds the text of every
# one, so that the reports are woven from it: the statements' prose, and the notation of headers. BASE (default: the
# current source folder) is what the files are named from. Outside the tree, TARGET must be an executable or an object
# library: registrations in a static library vanish. A FILE that is no .cpp is only embedded. Every FILE of C++ enters
# the digest that records and reports name: list the headers of your statements too, so that no run is resumed after
# they changed.
set(LEMMACHECK_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed.cmake)
# Appends to `embedded` a generated file that registers the texts of `files` under `names`.
macro(lemmacheck_embed target unit files names)
  string(MAKE_C_IDENTIFIER "${target}_${unit}" identifier)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/woven/${identifier}.cpp)
  string(REPLACE ";" "|" embedded_files "${files}")
  string(REPLACE ";" "|" embedded_names "${names}")
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} "-DFILES=${embedded_files}" "-DNAMES=${embedded_names}" -DOUT=${generated}
            -P ${LEMMACHECK_EMBED_SCRIPT}
    DEPENDS ${files} ${LEMMACHECK_EMBED_SCRIPT} VERBATIM COMMENT "Weaving ${unit}")
  list(APPEND embedded ${generated})
endmacro()
function(lemmacheck_add_statements target)
  cmake_parse_arguments(arg "" "BASE" "" ${ARGN})
  if(NOT arg_BASE)
    set(arg_BASE ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  set(compiled "")
  set(embedded "")
  set(files "")
  set(names "")
  foreach(file IN LISTS arg_UNPARSED_ARGUMENTS)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${arg_BASE} OUTPUT_VARIABLE name)
    if(file MATCHES "\\.cpp$")
      list(APPEND compiled ${file})
      lemmacheck_embed(${target} ${name} "${file}" "${name}")
    else()
      list(APPEND files ${file})
      list(APPEND names ${name})
    endif()
  endforeach()
  if(files)
    lemmacheck_embed(${target} other "${files}" "${names}")
  endif()
  target_sources(${target} PRIVATE ${compiled} ${embedded})
  target_compile_options(${target} PRIVATE -ffile-prefix-map=${arg_BASE}/=)
  target_compile_features(${target} PRIVATE cxx_std_20)
endfunction()
