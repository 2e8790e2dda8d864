# Gives the kernel a filter of system calls for this process and all that come from it, then becomes the program that follows.
# Arguments: the number of the call that takes a filter, a colon and the filter in hexadecimal; the program and its arguments.
my ($number, $hexadecimal) = split /:/, shift;
my $filter = pack("H*", $hexadecimal);
my $program = pack("S x6 P", length($filter) / 8, $filter);
syscall($number + 0, 1, 0, $program) == 0 or die "The filter of system calls was refused: $!\n";
exec { $ARGV[0] } @ARGV or die "Cannot run $ARGV[0]: $!\n";
