"""A draft holds what was typed, and its rows are their own."""

from transfer_wizard.request.draft import blank_device, blank_license


def test_blank_rows_share_nothing() -> None:
    one, other = blank_license(), blank_license()
    one["now_keys"].append({"key": "Z2A7-32TE-A8Y4"})
    one["devices"][0]["model"] = "MX68"
    assert (other["now_keys"], other["devices"]) == ([], [blank_device()])
