"""The examination (体检): what the program will work with on this machine, measured, each line with what to set."""
