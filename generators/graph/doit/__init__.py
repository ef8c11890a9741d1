"""doit as people use it here: loader, commands, reporter, runners, and the tasks themselves."""
