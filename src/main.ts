PROJECT = "luatos_gateway";
VERSION = "0.1.0";

import { startGateway } from "./gateway";

startGateway();

sys.run();
