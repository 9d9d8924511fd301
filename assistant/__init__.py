"""乡镇党政办半年报告写作助手: bullets become a numbered, sourced report in GB/T 9704 form."""
