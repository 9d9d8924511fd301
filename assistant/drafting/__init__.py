"""How a section comes to be: facts, few-shots, prompt, reply, gate. All pure; the model arrives as an argument."""
