/// `fastboot help`.
enum DropInHelp {
    static let text = """
        usage: fastboot [OPTION...] COMMAND...

        This is restock in the place of AOSP's fastboot: same arguments, same exit
        status. What no tool should do to a phone it refuses, and says why.

        flashing:
          flash PARTITION [FILE]      without FILE: from $ANDROID_PRODUCT_OUT
          flash vendor_boot:RAMDISK FILE    default, or the name of one ramdisk
          flash:raw PARTITION KERNEL [RAMDISK [SECOND]]
          erase PARTITION
          flashall                    all images of $ANDROID_PRODUCT_OUT
          update [ZIP]                all images of a .zip
          -w                          wipe userdata, cache and metadata

        the phone:
          devices [-l]
          connect tcp:|udp:HOST[:PORT], disconnect [ADDRESS]
          getvar NAME | getvar all
          set_active SLOT
          reboot [bootloader|recovery|fastboot]
          continue
          boot KERNEL [RAMDISK [SECOND]]
          oem WORDS...
          flashing get_unlock_ability (lock needs consent; unlock is refused)
          stage FILE, get_staged FILE, fetch PARTITION FILE

        in user-space fastboot:
          create-logical-partition NAME SIZE, resize-logical-partition NAME SIZE
          delete-logical-partition NAME, wipe-super [SUPER_EMPTY]
          snapshot-update [cancel|merge], gsi wipe|disable|status

        options:
          -s SERIAL|usb:PATH|tcp:HOST[:PORT]
                                      else $FASTBOOT_DEVICE, else $ANDROID_SERIAL
          -S SIZE[K|M|G]              the most bytes of one download
          --slot SLOT|all|other, --set-active[=SLOT], -a[SLOT]
          --skip-reboot, --skip-secondary, --force
          --disable-verity, --disable-verification
          --restock-accept GATE,...   consent, as $RESTOCK_ACCEPT: boot-chain,
                                      relock=PRODUCT, unknown-partition=NAME,
                                      oem-command=WORD, data-loss
          --restock-wait SECONDS      how long to wait for a phone (600), as
                                      $RESTOCK_WAIT
          --restock-move-footer       put the footer of Android Verified Boot at the
                                      end of the partition, as AOSP does unasked
          -v, --verbose, --version, -h, --help
        """
}
