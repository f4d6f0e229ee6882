/// Scripts in the shapes of each generation, shortened to one or two lines of a kind. Written for these tests.
enum ScriptFixtures {
    /// 2017 to 2020, Qualcomm without slots: backup partitions, CRC lists, number in the script.
    static let oldQualcommShell = #"""
        fastboot $* getvar product 2>&1 | grep "^product: *raphaelin"
        if [ $? -ne 0 ] ; then echo "Missmatching image and device"; exit 1; fi

        CURRENT_ANTI_VER=1
        ver=`fastboot $* getvar anti 2>&1 | grep -oP "anti: \K[0-9]+"`
        if [ -z "$ver" ]; then ver=0; fi
        if [ $ver -gt $CURRENT_ANTI_VER ]; then echo "Current device antirollback version is greater than this pakcage"; exit 1; fi

        fastboot $* erase boot
        if [ $? -ne 0 ] ; then echo "Erase boot error"; exit 1; fi
        fastboot $* flash crclist `dirname $0`/images/crclist.txt
        if [ $? -ne 0 ] ; then echo "Flash crclist error"; exit 1; fi
        fastboot $* flash sparsecrclist `dirname $0`/images/sparsecrclist.txt
        if [ $? -ne 0 ] ; then echo "Flash sparsecrclist error"; exit 1; fi
        fastboot $* flash xbl         `dirname $0`/images/xbl.elf
        if [ $? -ne 0 ] ; then echo "Flash xbl error"; exit 1; fi
        fastboot $* flash xblbak      `dirname $0`/images/xbl.elf
        if [ $? -ne 0 ] ; then echo "Flash xblbak error"; exit 1; fi
        #fastboot $* flash persist `dirname $0`/images/persist.img
        fastboot $* erase secdata
        fastboot $* flash system `dirname $0`/images/system.img
        if [ $? -ne 0 ] ; then echo "Flash system error"; exit 1; fi
        fastboot $* flash userdata `dirname $0`/images/userdata.img
        if [ $? -ne 0 ] ; then echo "Flash userdata error"; exit 1; fi
        fastboot $* flash boot `dirname $0`/images/boot.img
        if [ $? -ne 0 ] ; then echo "Flash boot error"; exit 1; fi
        fastboot $* reboot
        if [ $? -ne 0 ] ; then echo "Reboot error"; exit 1; fi
        """#

    static let oldQualcommBatch = #"""
        @echo off
        fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *raphaelin" || echo Missmatching image and device
        fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *raphaelin" || exit /B 1

        set CURRENT_ANTI_VER=1
        for /f "tokens=2 delims=: " %%i in ('fastboot %* getvar anti 2^>^&1 ^| findstr /r /c:"anti:"') do (set version=%%i)
        if [%version%] EQU [] set version=0
        set anticheck="antirollback check pass"
        if %version% GTR %CURRENT_ANTI_VER% set anticheck="Current device antirollback version is greater than this package"
        echo %anticheck% | findstr /r /c:"pass" || @echo "Antirollback check error" && exit /B 1

        fastboot %* erase boot || @echo "Erase boot error" && exit /B 1
        fastboot %* flash crclist %~dp0images\crclist.txt || @echo "Flash crclist error" && exit /B 1
        fastboot %* flash sparsecrclist %~dp0images\sparsecrclist.txt || @echo "Flash sparsecrclist error" && exit /B 1
        fastboot %* flash xbl %~dp0images\xbl.elf || @echo "Flash xbl error" && exit /B 1
        fastboot %* flash xblbak %~dp0images\xbl.elf || @echo "Flash xblbak error" && exit /B 1
        ::fastboot %* flash persist %~dp0images\persist.img || @echo "Flash persist error" && exit /B 1
        fastboot %* erase secdata
        fastboot %* flash system %~dp0images\system.img || @echo "Flash system error" && exit /B 1
        fastboot %* flash userdata %~dp0images\userdata.img || @echo "Flash userdata error" && exit /B 1
        fastboot %* flash boot %~dp0images\boot.img || @echo "Flash boot error" && exit /B 1
        fastboot %* reboot || @echo "Reboot error" && exit /B 1
        pause
        """#

    static let oldQualcommSteps = [
        "erase boot", "flash crclist from images/crclist.txt", "flash sparsecrclist from images/sparsecrclist.txt",
        "flash xbl from images/xbl.elf", "flash xblbak from images/xbl.elf", "erase secdata, failure ignored",
        "flash system from images/system.img", "flash userdata from images/userdata.img",
        "flash boot from images/boot.img",
        "reboot",
    ]

    /// 2018 and 2019, Android One with slots: `_a` and `_b` lines, `rollback_ver` without the script's arguments.
    static let androidOneShell = #"""
        fastboot $* getvar product 2>&1 | grep -E "^product: *daisy$"
        if [ $? -ne 0  ] ; then echo "error : Missmatching image and device"; exit 1; fi

        CURRENT_ANTI_VER=1
        version=`fastboot getvar rollback_ver 2>&1 | grep "rollback_ver:" | awk -F ": " '{print $2}'`
        if [ "${version}"x == ""x ] ; then
            version=0
        fi
        if [ ${version} -gt ${CURRENT_ANTI_VER} ] ; then
            echo "error : Current device antirollback version is greater than this package"
            exit 1
        fi

        fastboot $* erase boot_a
        if [ $? -ne 0 ] ; then echo "error : erase boot_a"; exit 1; fi
        fastboot $* flash modem_a $(dirname $0)/images/modem.img
        if [ $? -ne 0 ] ; then echo "error : flash modem_a"; exit 1; fi
        fastboot $* flash modem_b $(dirname $0)/images/modem.img
        if [ $? -ne 0 ] ; then echo "error : flash modem_b"; exit 1; fi
        fastboot $* flash system_a "$(dirname $0)/images/system.img"
        if [ $? -ne 0 ] ; then echo "error : flash system_a"; exit 1; fi
        fastboot $* flash system_b "$(dirname "$0")/images/system_other.img"
        if [ $? -ne 0 ] ; then echo "error : flash system_b"; exit 1; fi
        fastboot $* set_active a
        fastboot $* reboot
        """#

    static let androidOneBatch = #"""
        @echo off
        fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *daisy$" || @echo "error : Missmatching image and device" && exit /B 1
        set CURRENT_ANTI_VER=1
        for /f "tokens=2 delims=: " %%i in ('fastboot getvar rollback_ver 2^>^&1 ^| findstr /r /c:"^rollback_ver:"') do set version=%%i
        if "%version%"=="" set version=0
        if %version% GTR %CURRENT_ANTI_VER% (
            echo error : Current device antirollback version is greater than this package
            exit /B 1
        )
        fastboot %* erase boot_a || @echo "erase boot_a error" && exit /B 1
        fastboot %* flash modem_a %~dp0images\modem.img || @echo "flash modem_a error" && exit /B 1
        fastboot %* flash modem_b %~dp0images\modem.img || @echo "flash modem_b error" && exit /B 1
        fastboot %* flash system_a "%~dp0images\system.img" || @echo "flash system_a error" && exit /B 1
        fastboot %* flash system_b "%~dp0images\system_other.img" || @echo "flash system_b error" && exit /B 1
        fastboot %* set_active a
        fastboot %* reboot
        """#

    static let androidOneSteps = [
        "erase boot_a", "flash modem_a from images/modem.img", "flash modem_b from images/modem.img",
        "flash system_a from images/system.img", "flash system_b from images/system_other.img",
        "set_active a, failure ignored", "reboot, failure ignored",
    ]

    /// 2019 to 2021, MediaTek without slots: super, tee1 and tee2, the erase commented out.
    static let oldMediaTekShell = #"""
        fastboot $* getvar product 2>&1 | grep -E "^product: *lancelot$"
        if [ $? -ne 0 ] ; then echo "error : Missmatching image and device"; exit 1; fi
        CURRENT_ANTI_VER=2
        version=`fastboot getvar rollback_ver 2>&1 | grep "rollback_ver:" | awk -F ": " '{print $2}'`
        if [ "${version}"x == ""x ] ; then version=0; fi
        if [ ${version} -gt ${CURRENT_ANTI_VER} ] ; then echo "error : Current device antirollback version is greater than this package"; exit 1; fi
        # fastboot $* erase boot
        # if [ $? -ne 0 ] ; then echo "error : erase boot"; exit 1; fi
        fastboot $* flash preloader $(dirname $0)/images/preloader_lancelot.bin
        if [ $? -ne 0 ] ; then echo "error : flash preloader"; exit 1; fi
        fastboot $* flash tee1 $(dirname $0)/images/tee.img
        if [ $? -ne 0 ] ; then echo "error : flash tee1"; exit 1; fi
        fastboot $* flash tee2 $(dirname $0)/images/tee.img
        if [ $? -ne 0 ] ; then echo "error : flash tee2"; exit 1; fi
        fastboot $* flash super $(dirname $0)/images/super.img
        if [ $? -ne 0 ] ; then echo "error : flash super"; exit 1; fi
        fastboot $* flash userdata $(dirname $0)/images/userdata.img
        if [ $? -ne 0 ] ; then echo "error : flash userdata"; exit 1; fi
        fastboot $* reboot
        if [ $? -ne 0 ] ; then echo "error : reboot"; exit 1; fi
        """#

    static let oldMediaTekSteps = [
        "flash preloader from images/preloader_lancelot.bin", "flash tee1 from images/tee.img",
        "flash tee2 from images/tee.img", "flash super from images/super.img",
        "flash userdata from images/userdata.img", "reboot",
    ]

    /// 2021 on, MediaTek with virtual slots: error function, number in a file, guarded lists and carrier partitions.
    static let newMediaTekShell = #"""
        handle_error()
        {
            echo "$* error"
            exit 1
        }
        fastboot $* getvar product 2>&1 | grep "chopin" || handle_error Missmatching image and device
        if [ -e $(dirname $0)/images/anti_version.txt ]; then
        CURRENT_ANTI_VER=`cat $(dirname $0)/images/anti_version.txt`
        else
        CURRENT_ANTI_VER=0
        fi
        ver=`fastboot $* getvar anti 2>&1 | grep -oP "anti: \K[0-9]+"`
        if [ -z "$ver" ]; then
            ver=0
        fi
        if [ $ver -gt $CURRENT_ANTI_VER ]; then echo "Current device antirollback version is greater than this pakcage"; exit 1; fi
        fastboot $* getvar crc 2>&1 | grep "^crc: 1"
        if [ $? -eq 0 ] ; then
            fastboot $* flash crclist $(dirname $0)/images/crclist.txt || handle_error flash crclist
            fastboot $* flash sparsecrclist $(dirname $0)/images/sparsecrclist.txt || handle_error flash sparsecrclist
        fi
        fastboot $* erase boot_ab || handle_error erase boot_ab
        fastboot $* flash preloader_ab $(dirname $0)/images/preloader.img || handle_error flash preloader error
        #fastboot $* flash frp $(dirname $0)/images/frp_zero.img || handle_error flash frp
        fastboot $* flash super $(dirname $0)/images/super.img || handle_error flash super
        fastboot $* getvar partition-type:opcust 2>&1 | grep "^partition-type:opcust: raw"
        if [ $? -eq 0 ] ; then
        fastboot $* erase opcust
        if [ $? -ne 0 ] ; then echo "Erase opcust error"; exit 1; fi
        fi
        fastboot $* getvar partition-type:opconfig 2>&1 | grep "^partition-type:opconfig: ext4"
        if [ $? -eq 0 ] ; then fastboot $* erase opconfig; fi
        if [ $? -ne 0 ] ; then echo "Erase opconfig error"; exit 1; fi
        fastboot $* flash userdata $(dirname $0)/images/userdata.img || handle_error flash userdata
        fastboot $* oem cdms
        fastboot $* set_active a || handle_error set_active a
        fastboot $* reboot || handle_error reboot
        """#

    static let newMediaTekBatch = #"""
        @echo off
        setlocal enabledelayedexpansion
        fastboot %* getvar product 2>&1 | findstr "chopin" || @echo "Missmatching image and device" && exit /B 1
        if exist "%~dp0images\anti_version.txt" (
            for /f "usebackq delims==" %%a in ("%~dp0images\anti_version.txt") do (
                set CURRENT_ANTI_VER=%%a
            )
        ) else (
            set CURRENT_ANTI_VER=0
        )
        for /f "tokens=2 delims=: " %%i in ('fastboot %* getvar anti 2^>^&1 ^| findstr /r /c:"^anti:"') do (set anti=%%i)
        if "%anti%" equ "" set anti=0
        if %anti% GTR %CURRENT_ANTI_VER% (
            @echo "Current device antirollback version is greater than this pakcage"
            pause
            exit /B 1
        )
        fastboot %* getvar crc 2>&1 | findstr /r /c:"^crc: 1"
        if %errorlevel% equ 0 (
            fastboot %* flash crclist %~dp0images\crclist.txt || @echo "Flash crclist error" && exit /B 1
            fastboot %* flash sparsecrclist %~dp0images\sparsecrclist.txt || @echo "Flash sparsecrclist error" && exit /B 1
        )
        fastboot %* erase boot_ab || @echo "Erase boot_ab error" && exit /B 1
        fastboot %* flash preloader_ab %~dp0images\preloader.img || @echo "Flash preloader error" && exit /B 1
        ::fastboot %* flash frp %~dp0images\frp_zero.img || @echo "Flash frp error" && exit /B 1
        fastboot %* flash super %~dp0images\super.img || @echo "Flash super error" && exit /B 1
        fastboot %* getvar partition-type:opcust 2>&1 | findstr /r /c:"^partition-type:opcust: raw"
        if %errorlevel% == 0 (
            fastboot %* erase opcust || @echo "Erase opcust error" && exit /B 1
        )
        fastboot %* getvar partition-type:opconfig 2>&1 | findstr /r /c:"^partition-type:opconfig: ext4"
        if not errorlevel 1 (
            fastboot %* erase opconfig || (echo Erase opconfig error & exit /B 1)
        ) else (
            echo no opconfig
        )
        fastboot %* flash userdata %~dp0images\userdata.img || @echo "Flash userdata error" && exit /B 1
        fastboot %* oem cdms
        fastboot %* set_active a || @echo "set_active error" && exit /B 1
        fastboot %* reboot || @echo "Reboot error" && exit /B 1
        """#

    static let newMediaTekSteps = [
        "flash crclist from images/crclist.txt if crc is 1",
        "flash sparsecrclist from images/sparsecrclist.txt if crc is 1",
        "erase boot_ab", "flash preloader_ab from images/preloader.img", "flash super from images/super.img",
        "erase opcust if partition-type:opcust is raw", "erase opconfig if partition-type:opconfig is ext4",
        "flash userdata from images/userdata.img", "oem cdms, failure ignored", "set_active a", "reboot",
    ]

    /// 2022 on, Qualcomm with virtual slots, the variant that locks: hardware revision, metadata.
    static let newQualcommLockBatch = #"""
        @echo off
        title flash and lock
        :: check the phone
        fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *zeus" || echo Missmatching image and device
        fastboot %* getvar product 2>&1 | findstr /r /c:"^product: *zeus" || exit /B 1
        for /f "tokens=2 delims=: " %%i in ('fastboot %* getvar hw-revision 2^>^&1 ^| findstr /r /c:"hw-revision:"') do (set hwversion=%%i)
        IF %hwversion% LEQ 10000 (
        @echo Hardware %hwversion% is not support
        exit /B 1
        )
        set CURRENT_ANTI_VER=0
        if exist %~dp0images\anti_version.txt (
        for /f "delims==" %%a in (%~dp0images\anti_version.txt) do (set CURRENT_ANTI_VER=%%a)
        )
        for /f "tokens=2 delims=: " %%i in ('fastboot %* getvar anti 2^>^&1 ^| findstr /r /c:"anti:"') do (set anti=%%i)
        if [%anti%] EQU [] set anti=0
        if %anti% GTR %CURRENT_ANTI_VER% (
        @echo "Current device antirollback version is greater than this pakcage"
        exit /B 1
        )
        fastboot %* erase boot_ab || @echo "Erase boot error" && exit /B 1
        fastboot %* getvar crc 2>&1 | findstr /r /c:"^crc: 1" && fastboot %* flash crclist %~dp0images\crclist.txt
        fastboot %* flash xbl_ab %~dp0images\xbl_s.melf || @echo "Flash xbl error" && exit /B 1
        fastboot %* flash vm-bootsys_ab %~dp0images\vm-bootsys.img || @echo "Flash vm-bootsys error" && exit /B 1
        fastboot %* erase imagefv_ab || @echo "Erase imagefv error" && exit /B 1
        fastboot %* erase metadata || @echo "Erase metadata error" && exit /B 1
        fastboot %* flash metadata %~dp0images\metadata.img || @echo "Flash metadata error" && exit /B 1
        fastboot %* flash userdata %~dp0images\userdata.img || @echo "Flash userdata error" && exit /B 1
        fastboot %* flash init_boot_ab %~dp0images\init_boot.img || @echo "Flash init_boot error" && exit /B 1
        fastboot %* set_active a || @echo "set_active error" && exit /B 1
        fastboot %* oem lock || @echo "Oem lock error" && exit /B 1
        """#

    static let newQualcommLockSteps = [
        "erase boot_ab", "flash crclist from images/crclist.txt if crc is 1, failure ignored",
        "flash xbl_ab from images/xbl_s.melf", "flash vm-bootsys_ab from images/vm-bootsys.img", "erase imagefv_ab",
        "erase metadata", "flash metadata from images/metadata.img", "flash userdata from images/userdata.img",
        "flash init_boot_ab from images/init_boot.img", "set_active a", "oem lock",
    ]
}
