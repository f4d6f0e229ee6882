# restock flashes a clean package of every sample phone over real USB, byte for byte, straight from the .tgz.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
for profile in liuqin chopin raphaelin daisy whyred; do
    pack "$profile"
    play one "$profile" --unlocked
    told=$(restock flash --accept account-binding,data-loss "$package" 2>&1)
    [ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told" | tr '\n' '/')
    verdict "flash: $profile, exit 0" "$why"
    verdict "flash: $profile, every byte" "$(differences one | tr '\n' ' ')"
    check "flash: $profile, the verdict" '^Done: ' "$told"
    stop one
    rm -rf "$work/one" "$work/packages"
done
