/**
 * Protocol Buffers.
 *
 * Optional in the portable set: test `if (protobuf)` before use.
 *
 * Source: components/serialization/protobuf/luat_lib_protobuf.c
 *
 * @noSelf
 */
interface ProtobufModule {
  /**
   * Takes the description of messages, as protoc makes it.
   *
   * Source: components/serialization/protobuf/luat_lib_protobuf.c
   */
  load(description: ByteString): LuaMultiReturn<[ok: boolean, length: Bytes]>;

  /**
   * Forgets all descriptions.
   *
   * Source: components/serialization/protobuf/luat_lib_protobuf.c
   */
  clear(): void;

  /**
   * A message as bytes.
   *
   * Source: components/serialization/protobuf/luat_lib_protobuf.c
   */
  encode(message: string, data: object): ByteString | undefined;

  /**
   * A message from bytes.
   *
   * Source: components/serialization/protobuf/luat_lib_protobuf.c
   */
  decode(message: string, data: ByteString): object | undefined;
}
