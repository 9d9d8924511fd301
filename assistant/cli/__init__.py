"""The command line: the only place that builds adapters and passes them in. One module a verb."""
