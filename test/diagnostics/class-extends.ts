export interface Base { a: number }
export interface More extends Base { b: number }
export class Plain implements Base { a = 1; }
export class Derived extends Plain { b = 2; } // expect: class-extends
