PROJECT = "luatos_gateway";
VERSION = "0.1.0";

import { config } from "./config";
import { startGateway } from "./gateway";

startGateway(config);

sys.run();
