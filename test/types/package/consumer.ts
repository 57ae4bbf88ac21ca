import { type BuildResult, buildFirmware } from "luatos-gateway/build";
import { bootModule, type SimulatedModule } from "luatos-gateway/host";

const { firmware }: BuildResult = await buildFirmware();
const module: SimulatedModule = await bootModule({ lua: firmware[0]?.lua ?? "", model: "Air780E" });
module.run(1000);
module.dispose();
