# Passes bytes on between its own streams and a port of the loopback address. Argument: the port. The first byte says that it is connected.
exec 3<>"/dev/tcp/127.0.0.1/$1" 4<&0 || exit
printf .
{ cat <&4 >&3; kill $$; } >/dev/null 2>&1 &
exec cat <&3
