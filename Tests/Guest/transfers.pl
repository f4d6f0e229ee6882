#!/usr/bin/perl
# Reads what usbmon wrote and looks at every OUT transfer of fastboot's data phases, as the kernel was asked for it: each but the last
# of a download must be a multiple of 1024 bytes, none may be empty, and together they must be what was announced.
# Usage: transfers.pl FILE. Prints "downloads N, transfers N, largest N", or a line for each offence.
use strict;
use warnings;

open(my $bus, '<', $ARGV[0]) or die "$ARGV[0]: $!\n";
my ($left, $downloads, $transfers, $largest, $bad) = (0, 0, 0, 0, 0);
while (my $line = <$bus>) {
    # Tag, time, S for a submission, bulk OUT, status, length, and the first 32 bytes.
    my ($length, $data) = $line =~ /^\S+ \d+ S Bo:\S+ \S+ (\d+)(?: = ([0-9a-f ]+))?/ or next;
    if ($length == 0) { print "an empty transfer: $line"; $bad++; next }
    if ($left == 0) {
        (my $digits = $data // '') =~ s/ //g;
        my $command = pack('H*', $digits);
        if ($command =~ /^download:([0-9a-f]{8})/) { $left = hex $1; $downloads++ }
        elsif ($command !~ /^[a-z]/) { print "no command: $line"; $bad++ }
        next;
    }
    $transfers++;
    $largest = $length if $length > $largest;
    if ($length > $left) { print "$length bytes where $left were left: $line"; $bad++; last }
    if ($length < $left && $length % 1024) { print "a short transfer in the middle: $line"; $bad++ }
    $left -= $length;
}
if ($left) { print "$left bytes were announced and not sent\n"; $bad++ }
print "downloads $downloads, transfers $transfers, largest $largest\n" unless $bad;
