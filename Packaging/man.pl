#!/usr/bin/perl
# Writes restock(1), in roff, from what the program says of its own commands.
#
#   restock --experimental-dump-help | man.pl VERSION YYYY-MM-DD ENDING >restock.1
#
# ENDING is a file in roff with what the commands do not say: exit status, files, environment.
use strict;
use warnings;
use JSON::PP;

my ($version, $date, $ending) = @ARGV;
die "usage: man.pl VERSION DATE ENDING\n" unless defined $ending;
my $said = decode_json(do { local $/; <STDIN> });
my $program = $said->{command};

# Text as roff has to have it: a backslash, a minus that can be copied, a line that begins with a dot or an apostrophe.
sub roff {
    my ($text) = @_;
    $text =~ s/\\/\\e/g;
    $text =~ s/-/\\-/g;
    $text =~ s/`([^`]*)`/\\fB$1\\fR/g;
    $text =~ s/^(['.])/\\&$1/mg;
    $text =~ s/\n\n+/\n.PP\n/g;
    return $text;
}

sub spelled {
    my ($name) = @_;
    return ($name->{kind} eq 'long' ? '--' : '-') . $name->{name};
}

# How an argument is written in a synopsis.
sub usage {
    my ($argument) = @_;
    my $value = "\\fI" . roff($argument->{valueName}) . "\\fR";
    my $text = $argument->{kind} eq 'positional' ? $value : "\\fB" . roff(spelled($argument->{preferredName})) . "\\fR";
    $text .= " $value" if $argument->{kind} eq 'option';
    $text .= " ..." if $argument->{isRepeating};
    return $argument->{isOptional} ? "[$text]" : $text;
}

# One argument with what it means. What every command has is said once, at the end.
sub explained {
    my ($argument) = @_;
    my $value = "\\fI" . roff($argument->{valueName}) . "\\fR";
    my $head = $argument->{kind} eq 'positional'
        ? $value
        : join(', ', map { "\\fB" . roff(spelled($_)) . "\\fR" } @{ $argument->{names} })
        . ($argument->{kind} eq 'option' ? " $value" : '');
    my @meaning = ($argument->{abstract} // '');
    push @meaning, "One of: " . join(', ', @{ $argument->{allValues} }) . '.'
        if $argument->{allValues} && ($argument->{abstract} // '') !~ /\Q$argument->{allValues}[0]\E/;
    push @meaning, "Default: $argument->{defaultValue}."
        if defined $argument->{defaultValue} && ($argument->{abstract} // '') !~ /default/i;
    return ".TP\n$head\n" . roff(join(' ', grep { length } @meaning)) . "\n";
}

sub shown {
    my ($command) = @_;
    return grep { $_->{shouldDisplay} && $_->{valueName} !~ /^(help|version)$/ } @{ $command->{arguments} };
}

binmode STDOUT, ':encoding(UTF-8)';
print qq{.TH RESTOCK 1 "$date" "restock $version" "User Commands"\n};
# Not stretched, and no word broken: commands are copied from here.
print ".ad l\n.nh\n";
print ".SH NAME\nrestock \\- ", roff(lcfirst($program->{abstract}) =~ s/\.$//r), "\n";
print ".SH SYNOPSIS\n.B restock\n.I command\n[\\fIargument\\fR ...]\n";
# The exit status has a section of its own.
print ".SH DESCRIPTION\n", roff((split /\n\n(?=Exit status)/, $program->{discussion})[0]), "\n";
print ".SH COMMANDS\n";
for my $command (grep { $_->{shouldDisplay} && $_->{commandName} ne 'help' } @{ $program->{subcommands} }) {
    my @arguments = shown($command);
    print ".SS restock $command->{commandName} ", join(' ', map { usage($_) } @arguments), "\n";
    print roff($command->{abstract}), "\n";
    print ".PP\n", roff($command->{discussion}), "\n" if length($command->{discussion} // '');
    print explained($_) for grep { length($_->{abstract} // '') } @arguments;
}
open my $rest, '<:encoding(UTF-8)', $ending or die "$ending: $!\n";
print <$rest>;
