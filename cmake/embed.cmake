# cmake "-DFILES=a|b|c" "-DNAMES=x|y|z" -DOUT= -P embed.cmake: a C++ file that registers the files' texts under the names
# and, of each that is C++, its line of the digest: results depend on code, not on tables of the reports.
string(REPLACE "|" ";" files "${FILES}")
string(REPLACE "|" ";" names "${NAMES}")
set(registered "")
set(count 0)
foreach(file name IN ZIP_LISTS files names)
  file(READ ${file} text)
  # A compiler takes raw strings of at most 64 KiB: cut into pieces.
  set(pieces "")
  string(LENGTH "${text}" length)
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 15000 piece)
    string(APPEND pieces "R\"lemmacheck(${piece})lemmacheck\"\n")
    math(EXPR at "${at} + 15000")
  endwhile()
  set(line "")
  if(file MATCHES "\\.[ch]pp$")
    file(SHA256 ${file} hash)
    set(line "${hash}  ${name}")
  endif()
  string(APPEND registered "const lemmacheck::detail::RegisteredSource source${count}(\"${name}\", \"${line}\",\n${pieces});\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUT} "#include \"properties/woven.hpp\"
namespace {
${registered}}
")
