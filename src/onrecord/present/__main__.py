"""`python -m onrecord.present`: the command line without the installed script."""

from onrecord.present.cli import main

main()
