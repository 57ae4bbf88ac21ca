PROJECT = "luatos_gateway";
VERSION = "0.1.0";

import { startGateway } from "./control/gateway";

startGateway();

sys.run();
