# cmake -DFILE= -DNAME= -DOUT= -P embed.cmake: a C++ file that registers FILE's text under NAME and, if FILE is C++, its
# line of the digest: results depend on code, not on tables of the reports.
file(READ ${FILE} text)
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
if(FILE MATCHES "\\.[ch]pp$")
  file(SHA256 ${FILE} hash)
  set(line "${hash}  ${NAME}")
endif()
file(WRITE ${OUT} "#include \"properties/woven.hpp\"
namespace {
const lemmacheck::detail::RegisteredSource source(\"${NAME}\", \"${line}\",
${pieces});
}
")
