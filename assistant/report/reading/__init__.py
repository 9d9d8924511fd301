"""Reading a report from outside (导入): the one place where ordinals are guessed."""
