# cmake -DFILE= -DNAME= -DOUT= -P embed.cmake: a C++ file that registers FILE's text under NAME.
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
file(WRITE ${OUT} "#include \"reports/woven.hpp\"\nnamespace {\nconst lemmacheck::detail::RegisteredSource source(\"${NAME}\",\n${pieces});\n}\n")
