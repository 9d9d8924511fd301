"""The interview (采集) as a use case: what is asked, what becomes of an answer, where one is."""
