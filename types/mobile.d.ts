// mobile: the cellular modem: its identity, its SIM, the network, the signal, and what costs energy or traffic.

/** A SIM slot. Both models are single standby: there is one SIM in use at a time, in slot 0 or 1. */
type MobileSimSlot = 0 | 1;

/** A PDP context number. Integer: 0 stands for the default context, 1 to 6 for one of your own. */
type MobileCid = number;

/** How a context gets its addresses: 1 is IPv4, 2 is IPv6, 3 is both. */
type MobileIpType = 1 | 2 | 3;

/** How an APN checks user and password: 0 not at all, 1 PAP, 2 CHAP, 3 tries both. */
type MobileApnAuth = 0 | 1 | 2 | 3;

/**
 * The state of network registration, as `mobile.status()` gives it.
 * Only 1 (`mobile.REGISTERED`) and 5 (`mobile.REGISTERED_ROAMING`) carry data.
 */
type MobileStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** What to do with a PIN: one of `mobile.PIN_VERIFY`, `PIN_CHANGE`, `PIN_ENABLE`, `PIN_DISABLE`, `PIN_UNBLOCK`. */
type MobilePinOperation = 0 | 1 | 2 | 3 | 4;

/** A setting of the LTE stack: one of `mobile.CONF_…`. */
type MobileConfigItem = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

/** A power level in dBm. Integer, below 0. EC618 returns -999 for "not detected". */
type MobileDbm = number;

/** A ratio in decibel. Integer. EC618 returns -999 for an RSRQ that was not detected. */
type MobileDb = number;

/** The cell that serves the module, as `mobile.scell()` gives it. Source: components/mobile/luat_lib_mobile.c */
interface MobileServingCell {
  /** Country code in decimal: 460 is China. */
  readonly mcc: number;
  /** Network code in decimal. */
  readonly mnc: number;
  /** Downlink channel number. */
  readonly earfcn: number;
  /** Physical cell id, 0 to 503. */
  readonly pci: number;
  /** LTE band that belongs to `earfcn`; 0 when none is known. */
  readonly band: number;
  /** Cell identifier, 28 bits; 0 when it is not known. */
  readonly eci: number;
  /** The same number as `eci`. */
  readonly cid: number;
  /** Tracking area code; 0 when it is not known. */
  readonly tac: number;
  /** Signal to noise ratio in dB. */
  readonly snr: MobileDb;
  /** Reference signal received power in dBm, -140 to -44. */
  readonly rsrp: MobileDbm;
  /** Reference signal received quality in dB, -20 to -3. */
  readonly rsrq: MobileDb;
  /** Received signal strength in dBm. */
  readonly rssi: MobileDbm;
}

/**
 * One cell of `mobile.getCellInfo()`. A field that is optional here is not there for every cell.
 *
 * Source: components/mobile/luat_lib_mobile.c
 */
interface MobileCell {
  /** Physical cell id, 0 to 503. */
  readonly pci: number;
  /** Cell identifier; 0 when it is not known, which is common for neighbours. */
  readonly cid: number;
  /** Downlink channel number. */
  readonly earfcn: number;
  /** Reference signal received power in dBm. */
  readonly rsrp: MobileDbm;
  /** Reference signal received quality in dB. */
  readonly rsrq: MobileDb;
  /** Signal to noise ratio in dB. */
  readonly snr: MobileDb;
  /** Country code in decimal; 0 when `cid` is 0. The vendor's example shows the BCD 1120, the source makes it 460. */
  readonly mcc: number;
  /** Network code in decimal; 0 when `cid` is 0. */
  readonly mnc: number;
  /** Tracking area code. */
  readonly tac: number;
  /** Received signal strength in dBm. The serving cell has it; a neighbour only on 8850 chips. */
  readonly rssi?: MobileDbm;
  /** 1 for TDD, 0 for FDD. Serving cell only. */
  readonly tdd?: 0 | 1;
  /** LTE band. Serving cell only. */
  readonly band?: number;
  /** Uplink bandwidth as the modem codes it. Serving cell only. */
  readonly ulbandwidth?: number;
  /** Downlink bandwidth as the modem codes it. Serving cell only. */
  readonly dlbandwidth?: number;
  /** 0 on the frequency of the serving cell, 1 on another. Neighbours on 8850 chips only: not on EC618 or EC7xx. */
  readonly celltype?: number;
  /** Bandwidth as the modem codes it. Neighbours on 8850 chips only: not on EC618 or EC7xx. */
  readonly bandwidth?: number;
}

/**
 * The cellular modem.
 *
 * Most of it answers at once from what the modem reported last. `flymode` waits for the modem.
 * The core publishes what changes: `SIM_IND`, `IP_READY`, `IP_LOSE`, `CELL_INFO_UPDATE`, `SCELL_INFO`,
 * `NTP_UPDATE`, `CSCON`, `SMS_READY`, `IMS_REG`, `CC_IND`, `RRC_IND`.
 *
 * Source: components/mobile/luat_lib_mobile.c
 *
 * @noSelf
 */
interface MobileModule {
  // ---- identity -------------------------------------------------------------------------------------------------

  /**
   * The IMEI of the module: 15 digits.
   *
   * @param index Number of the IMEI. Default 0. These modules have only one: the number is ignored.
   * @returns The IMEI, or undefined when the modem does not return one.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  imei(index?: MobileSimSlot): string | undefined;

  /**
   * The IMSI of the SIM: up to 15 digits.
   *
   * @param index SIM slot. Default 0. EC618 and EC7xx ignore the number and answer for the SIM in use.
   * @returns The IMSI, or undefined until the SIM was read.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  imsi(index?: MobileSimSlot): string | undefined;

  /**
   * The serial number that the factory may have written.
   *
   * It is bytes, not text. EC618 always gives 32 of them and fills up with whatever its flash holds,
   * so print `sn.toHex()[0]`. As an identity use `imei` or `mcu.unique_id`: many modules never got a serial number.
   *
   * @returns At most 32 bytes, or undefined when it cannot be read.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  sn(): ByteString | undefined;

  /**
   * The module's unique number from production.
   *
   * @returns At most 32 characters, or undefined when the module has none. It may be empty.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  muid(): string | undefined;

  /**
   * The ICCID of the SIM: 19 or 20 characters.
   *
   * @param simId SIM slot. Default 0. EC618 and EC7xx ignore the number and answer for the SIM in use.
   * @returns The ICCID, or undefined without a SIM or until it was read.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  iccid(simId?: MobileSimSlot): string | undefined;

  /**
   * The phone number that is stored on the SIM. Since 2023-01.
   *
   * @param simId SIM slot. Default 0.
   * @returns The number, or undefined: most SIMs do not store it.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  number(simId?: MobileSimSlot): string | undefined;

  /**
   * Writes the module's unique number. For the factory; not in every core, so check that it is there.
   * Since 2026-06.
   *
   * @param muid The number to write.
   * @returns 0, or -1 when it was not written.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  muidSet?(muid: string): ErrorCode;

  // ---- SIM ------------------------------------------------------------------------------------------------------

  /**
   * The SIM slot in use. With an argument it selects a slot first.
   *
   * A refused selection is only logged: compare the result with what you asked for.
   * With 2 the modem looks for a SIM by itself, which takes longer, and GPIO 4, 5, 6 and 23 are taken.
   *
   * @param simId 0 or 1 for that slot, 2 to look in both. Default: no change.
   * @param sim0First Only with 2: true looks in slot 0 first. Default: the port decides. Set it right after boot.
   * @returns The slot in use, or -1 when it is not known.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  simid(simId?: MobileSimSlot | 2, sim0First?: boolean): MobileSimSlot | -1;

  /**
   * Whether a SIM is there and ready. Since 2023-04.
   *
   * @param simId SIM slot. Default 0.
   * @returns true when the SIM can be used; false without one, or while it waits for its PIN.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  simPin(simId?: MobileSimSlot): boolean;
  /**
   * Enters, changes, switches or unblocks the PIN of the SIM. Since 2023-04.
   *
   * Anything beyond 8 characters is silently cut off. A SIM locks itself after a few wrong attempts.
   *
   * @param simId SIM slot. Default 0 when it is undefined.
   * @param operation One of `mobile.PIN_…`.
   * @param pin The PIN in force, 4 to 8 digits. For `PIN_UNBLOCK` the PUK.
   * @param newPin The new PIN, 4 to 8 digits. For `PIN_CHANGE` and `PIN_UNBLOCK` only. Default none.
   * @returns true when the SIM accepted it.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  simPin(simId: MobileSimSlot | undefined, operation: MobilePinOperation, pin: string, newPin?: string): boolean;

  /**
   * Prepares the virtual SIM of the core. It does nothing on EC618 and EC7xx.
   * Only in cores built with a virtual SIM, so check that it is there. Since 2024-08.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  vsimInit?(): void;

  /**
   * Switches between the virtual SIM and the card. Anything but a boolean changes nothing.
   * Do it in flight mode, or call `reset` afterwards.
   * Only in cores built with a virtual SIM, so check that it is there. Since 2024-08.
   *
   * @param enable true for the virtual SIM, false for the card.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  vsimOnOff?(enable: boolean): void;

  // ---- APN ------------------------------------------------------------------------------------------------------

  /**
   * The APN that the network connection uses.
   *
   * @param index SIM slot. Default 0.
   * @param cid PDP context. Default 0, the one in use. For any other context it returns undefined.
   * @returns The APN, or undefined before the module is registered.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  apn(index?: MobileSimSlot, cid?: MobileCid): string | undefined;
  /**
   * Sets an APN and uses it as soon as the network allows. Do it before the SIM is ready, so first in the script.
   *
   * `userName` and `password` must be strings, even for an empty APN. The vendor's documentation lets them be left out
   * then; the source does not.
   *
   * @param index SIM slot.
   * @param cid PDP context. To use an APN of your own it must be above 0.
   * @param apnName The APN. `""` goes back to the network's own, without user and password.
   * @param userName The user name, or `""`.
   * @param password The password, or `""`.
   * @param ipType 1 IPv4, 2 IPv6, 3 both. Default 1.
   * @param auth 0 none, 1 PAP, 2 CHAP, 3 tries both. Default 3; 0 whenever user and password are both empty.
   * @returns The APN that was in use **before** the call, or undefined. Ask again once the module is registered.
   * @throws When `apnName` is given and `userName` or `password` is not.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  apn(
    index: MobileSimSlot,
    cid: MobileCid,
    apnName: string,
    userName: string,
    password: string,
    ipType?: MobileIpType,
    auth?: MobileApnAuth,
  ): string | undefined;
  /**
   * Removes an APN that was set.
   *
   * @param index SIM slot.
   * @param cid PDP context of the APN, 1 to 6.
   * @param apnName undefined.
   * @param userName undefined.
   * @param password undefined.
   * @param ipType undefined.
   * @param auth undefined.
   * @param remove true removes. It only counts while the third argument is undefined.
   * @returns The APN that is in use, or undefined.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  apn(
    index: MobileSimSlot,
    cid: MobileCid,
    apnName: undefined,
    userName: undefined,
    password: undefined,
    ipType: undefined,
    auth: undefined,
    remove: true,
  ): string | undefined;

  /**
   * Starts a list of your own that names an APN for each network, for SIMs of other countries. Since 2024-11.
   * Call it before `apnTableAdd`, first in the script. The list is gone after a restart.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  apnTableInit(): void;

  /**
   * Adds an APN for one network to the list. Call it before the SIM is ready, so first in the script. Since 2024-11.
   *
   * @param mcc Country code, its digits written in hexadecimal: 0x460 for 460. Default 0x460.
   * @param mnc Network code, its digits written in hexadecimal: 0x11 for 11. Default 0.
   * @param ipType 1 IPv4, 2 IPv6, 3 both. Default 3; the vendor's documentation says 1.
   * @param auth 0 none, 1 PAP, 2 CHAP, 3 tries both. Default 3.
   * @param apnName The APN.
   * @param userName Default `""`.
   * @param password Default `""`.
   * @throws When `apnName` is missing.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  apnTableAdd(
    mcc: number | undefined,
    mnc: number | undefined,
    ipType: MobileIpType | undefined,
    auth: MobileApnAuth | undefined,
    apnName: string,
    userName?: string,
    password?: string,
  ): void;

  /**
   * Writes the entry of one network to the log. It returns nothing. Since 2024-11.
   *
   * @param mcc Country code, its digits written in hexadecimal. Default 0x460.
   * @param mnc Network code, its digits written in hexadecimal. Default 0.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  apnTablePrint(mcc?: number, mnc?: number): void;

  /**
   * Whether the default connection asks for IPv6. With an argument it sets that first. Since 2023-02.
   * It counts for connections made later, so set it first in the script. It delays going online by 2 to 3 s.
   *
   * @param enable true asks for IPv6 too. Default: no change.
   * @returns Whether IPv6 is asked for now.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  ipv6(enable?: boolean): boolean;

  // ---- network --------------------------------------------------------------------------------------------------

  /**
   * The state of network registration.
   *
   * 1 and 5 carry data, all others do not. That does not mean that a server can be reached, nor that there is an IP
   * address yet: for that wait for `IP_READY`.
   *
   * @returns 0 to 10, see `mobile.UNREGISTER` and the constants that follow it.
   *   The vendor's documentation stops at 8; the source has 9 and 10 too.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  status(): MobileStatus;

  /**
   * Whether the module is in flight mode. With a boolean it enters or leaves flight mode.
   *
   * Entering and leaving it is the usual remedy when the module is registered and gets nothing through.
   * It collides with `setAuto`, `reset` and `simid`: only one of them at a time.
   *
   * @param index SIM slot. Default 0.
   * @param enable true enters flight mode, false leaves it. Default: no change.
   * @param isAsync true returns at once. Default false: waits for the modem. Since 2026-04-15; older cores ignore it.
   * @returns The state **before** the call: true in flight mode, with the radio off, or when the modem did not answer.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  flymode(index?: MobileSimSlot, enable?: boolean, isAsync?: boolean): boolean;

  /**
   * Restarts the LTE stack: flight mode on and off again. The connection drops and comes back by itself.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  reset(): void;

  /**
   * Whether the clock follows the time that the network sends. On by default. Since 2024-03.
   *
   * @param enable true follows it, false does not. Default: no change.
   * @returns Whether it follows now.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  syncTime(enable?: boolean): boolean;

  /**
   * Lets the module drop the radio connection to the cell early, to save energy.
   *
   * With a weak signal and frequent traffic that can do harm to the connection: do not use it for a gateway.
   *
   * @param releaseTime After this many seconds without traffic. Default 0: off. 20 at most makes sense;
   *   only the low 8 bits count. EC618 takes 1 for 2.
   * @param autoReset Ignored since 2023-09-14. By default undefined.
   * @param dataFirst true keeps the radio connection until TCP data was acknowledged. Default: no change.
   *   Since 2024-08-12.
   * @param idleTime Only drop early when the pause before was longer than this many seconds. 10 and more count, 55 and
   *   more make sense. Default 0: always. Since 2024-08-12.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rtime(releaseTime?: Seconds, autoReset?: undefined, dataFirst?: boolean, idleTime?: Seconds): void;

  /**
   * Sets what the module does by itself in the background.
   *
   * Each call sets the first three: a feature that is left out is switched **off**, even if an earlier call switched it
   * on. Collides with `flymode`, `reset` and `simid`: not at the same time.
   *
   * @param checkSimPeriodMs How often to look for a SIM that came loose. 5000 to 10000 make sense. Default 0: off.
   * @param getCellPeriodMs How often to collect the cells around. Costs energy. Default 0: off.
   * @param searchCellTime How many **seconds** such a search may take, 1 to 8. Default 0.
   * @param autoReset true restarts the stack after a severe fault, false does not. Default: no change.
   *   EC618 of 2025 ignores it.
   * @param checkNetworkPeriodMs After how long without a network the stack is restarted. 60000 and more make sense.
   *   Default: no change.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  setAuto(
    checkSimPeriodMs?: Milliseconds,
    getCellPeriodMs?: Milliseconds,
    searchCellTime?: Seconds,
    autoReset?: boolean,
    checkNetworkPeriodMs?: Milliseconds,
  ): void;

  /**
   * The bytes that went over the network since boot, protocol overhead included. Since 2023-02.
   *
   * A total is `gib * 2^30 + bytes`, which a 32-bit integer cannot hold from 2 GiB on: keep the parts apart.
   *
   * @param clearUplink true sets the uplink count to 0 after it was read. Default false.
   * @param clearDownlink true sets the downlink count to 0 after it was read. Default false.
   * @returns Uplink in whole GiB and the bytes on top (0 to 2^30 - 1), then downlink likewise.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  dataTraffic(
    clearUplink?: boolean,
    clearDownlink?: boolean,
  ): LuaMultiReturn<[uplinkGib: number, uplinkBytes: Bytes, downlinkGib: number, downlinkBytes: Bytes]>;

  /**
   * Changes a setting of the LTE stack. Since 2023-04.
   *
   * Each constant says which values it takes and when they count. Some can be set in flight mode only.
   *
   * @param item One of `mobile.CONF_…`.
   * @param value The value. Integer. Default 0.
   * @returns true when the modem took it; false for a setting that this chip does not know.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  config(item: MobileConfigItem, value?: number): boolean;

  /**
   * Reads the LTE bands in use. Since 2023-07.
   *
   * The buffer grows to 40 bytes when it is smaller. One byte is one band; `used` becomes their number, whatever was
   * in the buffer before.
   *
   * @param band Takes the band numbers.
   * @param isDefault true asks for the bands that the module can use. The vendor says not to. Default false.
   * @returns true when the modem answered.
   * @throws When `band` is not a zbuff.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  getBand(band: ZBuff, isDefault?: boolean): boolean;

  /**
   * Sets the LTE bands to use. Since 2023-07.
   *
   * @param band Holds the band numbers from byte 0 on, one byte each. `used` does not matter.
   * @param count How many of them. Default 1. Keep it within the capacity: it is not checked.
   * @returns true when the modem took them.
   * @throws When `band` is not a zbuff.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  setBand(band: ZBuff, count?: number): boolean;

  // ---- signal and cells -----------------------------------------------------------------------------------------

  /**
   * The signal strength as CSQ: 0 (none) to 31 (best). It is computed from the RSSI and means little on LTE: prefer
   * `rsrp`.
   *
   * @returns 0 to 31; 0 on failure.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  csq(): number;

  /**
   * The received signal strength in dBm, about -114 to 0. Nearer to 0 is stronger; the vendor's documentation has
   * it the other way round.
   *
   * @returns dBm; 0 on failure. EC618 returns -999 when there is no signal.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rssi(): MobileDbm;

  /**
   * The reference signal received power in dBm, -140 to -44. Nearer to 0 is stronger. The figure to judge coverage by.
   *
   * @returns dBm; 0 on failure. EC618 returns -999 when there is no signal.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rsrp(): MobileDbm;

  /**
   * The reference signal received quality in dB, -20 to -3. Nearer to 0 is better. Whole decibels.
   *
   * @returns dB; 0 on failure. EC618 returns -999 when there is no signal.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rsrq(): MobileDb;

  /**
   * The signal to noise ratio in dB, up to 30. More is better.
   *
   * @returns dB; 0 on failure, which is a real value too.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  snr(): MobileDb;

  /**
   * The identifier of the serving cell (ECI), 28 bits.
   *
   * @returns The ECI, or -1 when there is no cell.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  eci(): number;

  /**
   * The tracking area code of the serving cell. Since 2022-11.
   *
   * @returns 0 to 65535, or -1 when there is no cell.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  tac(): number;

  /**
   * The identifier of the base station (eNB): the ECI without its low 8 bits. Since 2023-04.
   *
   * @returns The eNB id, or -1 when there is no cell.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  enbid(): number;

  /**
   * Everything known about the serving cell, in a new table. Since 2024-09-12.
   *
   * @returns The cell, or undefined on failure. Unknown fields are 0.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  scell(): MobileServingCell | undefined;

  /**
   * Starts a search for the cells around. `CELL_INFO_UPDATE` is published when it ends. Since 2022-11.
   *
   * @param timeout Seconds that it may take. Default 15; 5 to 60, other values are brought into that range.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  reqCellInfo(timeout?: Seconds): void;

  /**
   * The cells of the last search: the serving cell first, then its neighbours.
   *
   * Call `reqCellInfo` first and wait for `CELL_INFO_UPDATE`; since 2023-06-20 nothing is searched without it.
   *
   * @returns A new table with at most 22 cells; an empty one when there was no search, no cell, or no memory.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  getCellInfo(): MobileCell[];

  /**
   * Ties the module to a channel or a cell. For tests in the field only: a module that is tied to a cell that is gone
   * stays offline. Since 2024-09.
   *
   * @param op 0 forgets the preferred channel, 1 prefers a channel, 2 ties to a cell, 3 frees it.
   * @param earfcn Downlink channel number, for 1 and 2. Default 0.
   * @param pci Physical cell id, for 2. Default 0.
   * @returns true when the modem took it.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  lockCell(op: 0 | 1 | 2 | 3, earfcn?: number, pci?: number): boolean;

  // ---- factory tests --------------------------------------------------------------------------------------------

  /**
   * For the vendor's own tests. Enters or leaves the radio test mode. Only in factory cores since 2026-06.
   *
   * @param uartId Port that takes the answers. Default `uart.VUART_0`.
   * @param on true enters, false leaves. Default false.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestMode?(uartId?: UartId, on?: boolean): void;

  /**
   * For the vendor's own tests. Feeds a radio test command.
   * Only in factory cores since 2026-06.
   *
   * @param data Bytes, or a zbuff of which `[0, used)` counts. Left out: runs the commands so far.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestInput?(data?: ByteString | ZBuff): void;

  /**
   * For the vendor's own tests. Reads or writes a test parameter. Only in factory cores since 2026-06.
   *
   * @param key "rfCaliDone", "rfNSTDone", "rfCTDone", "state" or "erfMode".
   * @param value The value to write. Default 0.
   * @param isSet true writes. Default false: reads.
   * @returns Reading: the value. Writing: 0, or -1 on failure.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestParam?(key: string, value?: number, isSet?: boolean): number;

  /**
   * For the vendor's own tests. Reads the IMEI. Only in factory cores since 2026-06.
   *
   * @returns 15 digits, or undefined.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestImei?(): string | undefined;

  /**
   * For the vendor's own tests. Writes the IMEI. Only in factory cores since 2026-06.
   *
   * @param imei 15 digits.
   * @returns 0, or -1 when the length is wrong.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestImeiSet?(imei: string): ErrorCode;

  /**
   * For the vendor's own tests. Reads the data of the reference unit. Only in factory cores since 2026-06.
   *
   * @param lengthBytes At most this many bytes, 1 to 8192. Default 2048; other values count as 2048.
   * @returns The bytes, or undefined.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestGmData?(lengthBytes?: Bytes): ByteString | undefined;

  /**
   * For the vendor's own tests. Writes the data of the reference unit. Only in factory cores since 2026-06.
   *
   * @param data The bytes.
   * @returns 0, or -1 on failure.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestGmDataSet?(data: ByteString): ErrorCode;

  /**
   * For the vendor's own tests. Runs a calibration command. Only in factory cores since 2026-06.
   *
   * @param hex The command in hexadecimal.
   * @returns 0 and the answer (undefined when it is empty); another number, -2 for a bad CRC, -3 for a bad block,
   *   and undefined; or twice undefined when memory is short.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestNst?(hex: string): LuaMultiReturn<[code: ErrorCode | undefined, answer: string | undefined]>;

  /**
   * For the vendor's own tests. The versions of the radio firmware. Only in factory cores since 2026-06.
   *
   * @returns Several lines, or undefined.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestVersion?(): string | undefined;

  /**
   * For the vendor's own tests. The bands that the module can use, joined by commas.
   * Only in factory cores since 2026-06.
   *
   * @returns Such as "1,3,5,8", or undefined.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  rfTestBandList?(): string | undefined;

  // ---- results of status ----------------------------------------------------------------------------------------

  /** `status`: not registered and not looking for a network. Source: components/mobile/luat_lib_mobile.c */
  readonly UNREGISTER: 0;
  /** `status`: registered in the home network. Data works. Source: components/mobile/luat_lib_mobile.c */
  readonly REGISTERED: 1;
  /** `status`: looking for a network. Source: components/mobile/luat_lib_mobile.c */
  readonly SEARCH: 2;
  /** `status`: the network refused the SIM. Source: components/mobile/luat_lib_mobile.c */
  readonly DENIED: 3;
  /** `status`: not known. The name is spelt like this. Source: components/mobile/luat_lib_mobile.c */
  readonly UNKNOW: 4;
  /** `status`: registered in a foreign network. Data works. Source: components/mobile/luat_lib_mobile.c */
  readonly REGISTERED_ROAMING: 5;
  /** `status`: registered for SMS only. Source: components/mobile/luat_lib_mobile.c */
  readonly SMS_ONLY_REGISTERED: 6;
  /** `status`: registered for SMS only, in a foreign network. Source: components/mobile/luat_lib_mobile.c */
  readonly SMS_ONLY_REGISTERED_ROAMING: 7;
  /** `status`: emergency calls only. Source: components/mobile/luat_lib_mobile.c */
  readonly EMERGENCY_REGISTERED: 8;
  /** `status`: registered, calls over the older network not preferred. Source: components/mobile/luat_lib_mobile.c */
  readonly CSFB_NOT_PREFERRED_REGISTERED: 9;
  /** `status`: the same as 9, in a foreign network. Source: components/mobile/luat_lib_mobile.c */
  readonly CSFB_NOT_PREFERRED_REGISTERED_ROAMING: 10;

  // ---- settings for config --------------------------------------------------------------------------------------

  /**
   * `config`: how many dB better a neighbour has to be before the module moves to it, 15 at most. In flight mode only.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_RESELTOWEAKNCELL: 1;
  /**
   * `config`: 1 tunes the stack for a module that does not move, 0 does not. In flight mode only.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_STATICCONFIG: 2;
  /**
   * `config`: 1 prefers cells of better quality, 2 also moves faster, 0 is off. Costs energy. In flight mode only.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_QUALITYFIRST: 3;
  /**
   * `config`: how often the module listens for pages. 0 leaves it to the network; 1 to 7 scale its cycle by 1/8, 1/4,
   * 1/2, 2, 4, 8, 16; 8 to 12 ask for 320, 640, 1280, 2560, 5120 ms when that is longer. In flight mode only.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_USERDRXCYCLE: 4;
  /** `config`: timer T3324 of the PSM mode, in seconds. Source: components/mobile/luat_lib_mobile.c */
  readonly CONF_T3324MAXVALUE: 5;
  /** `config`: 1 switches the PSM mode on, 0 off. Source: components/mobile/luat_lib_mobile.c */
  readonly CONF_PSM_MODE: 6;
  /**
   * `config`: how the module attaches. 0 is data only, 2 is data and SMS. 0 helps when the network rejects the SIM,
   * and costs SMS. Works in the background: true does not mean that it worked.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_CE_MODE: 7;
  /**
   * `config`: the count of writes to the SIM. 0 stops it, 1 starts it (the default), 2 asks for it, 3 clears it.
   * The answer to 2 comes as the topic `SIM_IND` with "SIM_WC" and the count.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_SIM_WC_MODE: 8;
  /**
   * `config`: for how many seconds a cell that looks fake is avoided. 0 is off, 0xffff is forever.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_FAKE_CELL_BARTIME: 9;
  /** `config`: forgets all settings of the stack at the next restart. Source: components/mobile/luat_lib_mobile.c */
  readonly CONF_RESET_TO_FACTORY: 10;
  /**
   * `config`: the network card on USB. Bit 0 switches it on; bit 1 is 1 for NAT, 0 for an address of its own;
   * bit 2 is 1 for ECM, 0 for RNDIS. Switch USB off and on and restart the stack after it. EC618 answers false.
   * Since 2024-08.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_USB_ETHERNET: 11;
  /**
   * `config`: 1 stops the module from measuring its neighbours, 0 lets it. For tests of power only. Since 2024-09.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_DISABLE_NCELL_MEAS: 12;
  /**
   * `config`: the highest transmit power, 0 to 23 dBm. Forgotten whenever the radio connection ends: set it again
   * each time `CSCON` says 1. Since 2024-11.
   *
   * Source: components/mobile/luat_lib_mobile.c
   */
  readonly CONF_MAX_TX_POWER: 13;

  // ---- operations for simPin ------------------------------------------------------------------------------------

  /** `simPin`: enter the PIN. Source: components/mobile/luat_lib_mobile.c */
  readonly PIN_VERIFY: 0;
  /** `simPin`: put another PIN in its place. Source: components/mobile/luat_lib_mobile.c */
  readonly PIN_CHANGE: 1;
  /** `simPin`: have the SIM ask for its PIN at each start. Source: components/mobile/luat_lib_mobile.c */
  readonly PIN_ENABLE: 2;
  /** `simPin`: have the SIM not ask for its PIN. Source: components/mobile/luat_lib_mobile.c */
  readonly PIN_DISABLE: 3;
  /** `simPin`: free a blocked SIM with its PUK and set a new PIN. Source: components/mobile/luat_lib_mobile.c */
  readonly PIN_UNBLOCK: 4;
}
