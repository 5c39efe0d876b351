"""What is right, in plain sentences, with the vendor's source behind each rule. No widget, no file, no keyring."""
