#!/bin/sh
# Make the disk image of macOS from the app: make_image.sh APP IMAGE
# Signs with the identity named in CODESIGN_IDENTITY, and has Apple notarize with the keychain profile named in
# NOTARY_PROFILE (made once with `xcrun notarytool store-credentials`). Without them both steps are skipped, and said so.
set -eu
app=$1
image=$2
here=$(cd "$(dirname "$0")" && pwd)

if [ -n "${CODESIGN_IDENTITY:-}" ]; then
    codesign --force --deep --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$CODESIGN_IDENTITY" "$app"
    codesign --verify --deep --strict "$app"
else
    echo "Not signed: CODESIGN_IDENTITY names no certificate."
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ditto "$app" "$folder/$(basename "$app")"  # keeps the links inside, which the signature covers
ln -s /Applications "$folder/Applications"
hdiutil create -volname "Transfer Wizard" -srcfolder "$folder" -fs HFS+ -format UDZO -ov "$image"

if [ -n "${CODESIGN_IDENTITY:-}" ]; then
    codesign --timestamp --sign "$CODESIGN_IDENTITY" "$image"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
else
    echo "Not notarized: NOTARY_PROFILE names no account."
fi
