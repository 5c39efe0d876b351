"""One summary of a request, and the formats it leaves in. No vault in this room: an export can hold no passcode."""
