# misdeclared.sh PROGRAM COMMAND: it must refuse the command with exit code 2 and name every fault.
out=$($1 $2 2>&1)
code=$?
echo "$out"
[ $code -eq 2 ] || exit 1
for text in "the constant 'rate'" "0,25" "'stepp', which is none; nearest: step" "two statements have this id"; do
  case $out in *"$text"*) ;; *) echo "missing: $text"; exit 1 ;; esac
done
