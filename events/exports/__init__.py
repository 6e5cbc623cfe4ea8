"""Records leave as files: `flat` tells what is stated of each, `writers` makes files of it, `blanks` empty tables."""
