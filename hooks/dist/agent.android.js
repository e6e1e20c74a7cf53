"use strict";(()=>{var pa=Object.defineProperty;var ha=(n,e)=>{for(var t in e)pa(n,t,{get:e[t],enumerable:!0})};var je=[],ke=[],Pn="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";for(let n=0,e=Pn.length;n<e;++n)je[n]=Pn[n],ke[Pn.charCodeAt(n)]=n;ke[45]=62;ke[95]=63;function ma(n){let e=n.length;if(e%4>0)throw new Error("Invalid string. Length must be a multiple of 4");let t=n.indexOf("=");t===-1&&(t=e);let r=t===e?0:4-t%4;return[t,r]}function _a(n,e,t){return(e+t)*3/4-t}function zo(n){let e=ma(n),t=e[0],r=e[1],o=new Uint8Array(_a(n,t,r)),s=0,i=r>0?t-4:t,l;for(l=0;l<i;l+=4){let a=ke[n.charCodeAt(l)]<<18|ke[n.charCodeAt(l+1)]<<12|ke[n.charCodeAt(l+2)]<<6|ke[n.charCodeAt(l+3)];o[s++]=a>>16&255,o[s++]=a>>8&255,o[s++]=a&255}if(r===2){let a=ke[n.charCodeAt(l)]<<2|ke[n.charCodeAt(l+1)]>>4;o[s++]=a&255}if(r===1){let a=ke[n.charCodeAt(l)]<<10|ke[n.charCodeAt(l+1)]<<4|ke[n.charCodeAt(l+2)]>>2;o[s++]=a>>8&255,o[s++]=a&255}return o}function ga(n){return je[n>>18&63]+je[n>>12&63]+je[n>>6&63]+je[n&63]}function ya(n,e,t){let r=[];for(let o=e;o<t;o+=3){let s=(n[o]<<16&16711680)+(n[o+1]<<8&65280)+(n[o+2]&255);r.push(ga(s))}return r.join("")}function Fn(n){let e=n.length,t=e%3,r=[],o=16383;for(let s=0,i=e-t;s<i;s+=o)r.push(ya(n,s,s+o>i?i:s+o));if(t===1){let s=n[e-1];r.push(je[s>>2]+je[s<<4&63]+"==")}else if(t===2){let s=(n[e-2]<<8)+n[e-1];r.push(je[s>>10]+je[s>>4&63]+je[s<<2&63]+"=")}return r.join("")}function vt(n,e,t,r,o){let s,i,l=o*8-r-1,a=(1<<l)-1,c=a>>1,d=-7,f=t?o-1:0,p=t?-1:1,u=n[e+f];for(f+=p,s=u&(1<<-d)-1,u>>=-d,d+=l;d>0;)s=s*256+n[e+f],f+=p,d-=8;for(i=s&(1<<-d)-1,s>>=-d,d+=r;d>0;)i=i*256+n[e+f],f+=p,d-=8;if(s===0)s=1-c;else{if(s===a)return i?NaN:(u?-1:1)*(1/0);i=i+Math.pow(2,r),s=s-c}return(u?-1:1)*i*Math.pow(2,s-r)}function Dn(n,e,t,r,o,s){let i,l,a,c=s*8-o-1,d=(1<<c)-1,f=d>>1,p=o===23?Math.pow(2,-24)-Math.pow(2,-77):0,u=r?0:s-1,m=r?1:-1,h=e<0||e===0&&1/e<0?1:0;for(e=Math.abs(e),isNaN(e)||e===1/0?(l=isNaN(e)?1:0,i=d):(i=Math.floor(Math.log(e)/Math.LN2),e*(a=Math.pow(2,-i))<1&&(i--,a*=2),i+f>=1?e+=p/a:e+=p*Math.pow(2,1-f),e*a>=2&&(i++,a/=2),i+f>=d?(l=0,i=d):i+f>=1?(l=(e*a-1)*Math.pow(2,o),i=i+f):(l=e*Math.pow(2,f-1)*Math.pow(2,o),i=0));o>=8;)n[t+u]=l&255,u+=m,l/=256,o-=8;for(i=i<<o|l,c+=o;c>0;)n[t+u]=i&255,u+=m,i/=256,c-=8;n[t+u-m]|=h*128}var wa={INSPECT_MAX_BYTES:50},Un=2147483647;_.TYPED_ARRAY_SUPPORT=!0;Object.defineProperty(_.prototype,"parent",{enumerable:!0,get:function(){if(_.isBuffer(this))return this.buffer}});Object.defineProperty(_.prototype,"offset",{enumerable:!0,get:function(){if(_.isBuffer(this))return this.byteOffset}});function De(n){if(n>Un)throw new RangeError('The value "'+n+'" is invalid for option "size"');let e=new Uint8Array(n);return Object.setPrototypeOf(e,_.prototype),e}function _(n,e,t){if(typeof n=="number"){if(typeof e=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return Jn(n)}return Go(n,e,t)}_.poolSize=8192;function Go(n,e,t){if(typeof n=="string")return va(n,e);if(ArrayBuffer.isView(n))return Ia(n);if(n==null)throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n);if(n instanceof ArrayBuffer||n&&n.buffer instanceof ArrayBuffer||n instanceof SharedArrayBuffer||n&&n.buffer instanceof SharedArrayBuffer)return zn(n,e,t);if(typeof n=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let r=n.valueOf&&n.valueOf();if(r!=null&&r!==n)return _.from(r,e,t);let o=xa(n);if(o)return o;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof n[Symbol.toPrimitive]=="function")return _.from(n[Symbol.toPrimitive]("string"),e,t);throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n)}_.from=function(n,e,t){return Go(n,e,t)};Object.setPrototypeOf(_.prototype,Uint8Array.prototype);Object.setPrototypeOf(_,Uint8Array);function Ho(n){if(typeof n!="number")throw new TypeError('"size" argument must be of type number');if(n<0)throw new RangeError('The value "'+n+'" is invalid for option "size"')}function Sa(n,e,t){return Ho(n),n<=0?De(n):e!==void 0?typeof t=="string"?De(n).fill(e,t):De(n).fill(e):De(n)}_.alloc=function(n,e,t){return Sa(n,e,t)};function Jn(n){return Ho(n),De(n<0?0:$n(n)|0)}_.allocUnsafe=function(n){return Jn(n)};_.allocUnsafeSlow=function(n){return Jn(n)};function va(n,e){if((typeof e!="string"||e==="")&&(e="utf8"),!_.isEncoding(e))throw new TypeError("Unknown encoding: "+e);let t=Zo(n,e)|0,r=De(t),o=r.write(n,e);return o!==t&&(r=r.slice(0,o)),r}function Bn(n){let e=n.length<0?0:$n(n.length)|0,t=De(e);for(let r=0;r<e;r+=1)t[r]=n[r]&255;return t}function Ia(n){if(n instanceof Uint8Array){let e=new Uint8Array(n);return zn(e.buffer,e.byteOffset,e.byteLength)}return Bn(n)}function zn(n,e,t){if(e<0||n.byteLength<e)throw new RangeError('"offset" is outside of buffer bounds');if(n.byteLength<e+(t||0))throw new RangeError('"length" is outside of buffer bounds');let r;return e===void 0&&t===void 0?r=new Uint8Array(n):t===void 0?r=new Uint8Array(n,e):r=new Uint8Array(n,e,t),Object.setPrototypeOf(r,_.prototype),r}function xa(n){if(_.isBuffer(n)){let e=$n(n.length)|0,t=De(e);return t.length===0||n.copy(t,0,0,e),t}if(n.length!==void 0)return typeof n.length!="number"||Number.isNaN(n.length)?De(0):Bn(n);if(n.type==="Buffer"&&Array.isArray(n.data))return Bn(n.data)}function $n(n){if(n>=Un)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+Un.toString(16)+" bytes");return n|0}_.isBuffer=function(e){return e!=null&&e._isBuffer===!0&&e!==_.prototype};_.compare=function(e,t){if(e instanceof Uint8Array&&(e=_.from(e,e.offset,e.byteLength)),t instanceof Uint8Array&&(t=_.from(t,t.offset,t.byteLength)),!_.isBuffer(e)||!_.isBuffer(t))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(e===t)return 0;let r=e.length,o=t.length;for(let s=0,i=Math.min(r,o);s<i;++s)if(e[s]!==t[s]){r=e[s],o=t[s];break}return r<o?-1:o<r?1:0};_.isEncoding=function(e){switch(String(e).toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};_.concat=function(e,t){if(!Array.isArray(e))throw new TypeError('"list" argument must be an Array of Buffers');if(e.length===0)return _.alloc(0);let r;if(t===void 0)for(t=0,r=0;r<e.length;++r)t+=e[r].length;let o=_.allocUnsafe(t),s=0;for(r=0;r<e.length;++r){let i=e[r];if(i instanceof Uint8Array)s+i.length>o.length?(_.isBuffer(i)||(i=_.from(i.buffer,i.byteOffset,i.byteLength)),i.copy(o,s)):Uint8Array.prototype.set.call(o,i,s);else if(_.isBuffer(i))i.copy(o,s);else throw new TypeError('"list" argument must be an Array of Buffers');s+=i.length}return o};function Zo(n,e){if(_.isBuffer(n))return n.length;if(ArrayBuffer.isView(n)||n instanceof ArrayBuffer)return n.byteLength;if(typeof n!="string")throw new TypeError('The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof n);let t=n.length,r=arguments.length>2&&arguments[2]===!0;if(!r&&t===0)return 0;let o=!1;for(;;)switch(e){case"ascii":case"latin1":case"binary":return t;case"utf8":case"utf-8":return Vn(n).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return t*2;case"hex":return t>>>1;case"base64":return ns(n).length;default:if(o)return r?-1:Vn(n).length;e=(""+e).toLowerCase(),o=!0}}_.byteLength=Zo;function Ca(n,e,t){let r=!1;if((e===void 0||e<0)&&(e=0),e>this.length||((t===void 0||t>this.length)&&(t=this.length),t<=0)||(t>>>=0,e>>>=0,t<=e))return"";for(n||(n="utf8");;)switch(n){case"hex":return Pa(this,e,t);case"utf8":case"utf-8":return Wo(this,e,t);case"ascii":return Oa(this,e,t);case"latin1":case"binary":return Ra(this,e,t);case"base64":return Ma(this,e,t);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return Fa(this,e,t);default:if(r)throw new TypeError("Unknown encoding: "+n);n=(n+"").toLowerCase(),r=!0}}_.prototype._isBuffer=!0;function Qe(n,e,t){let r=n[e];n[e]=n[t],n[t]=r}_.prototype.swap16=function(){let e=this.length;if(e%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let t=0;t<e;t+=2)Qe(this,t,t+1);return this};_.prototype.swap32=function(){let e=this.length;if(e%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let t=0;t<e;t+=4)Qe(this,t,t+3),Qe(this,t+1,t+2);return this};_.prototype.swap64=function(){let e=this.length;if(e%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let t=0;t<e;t+=8)Qe(this,t,t+7),Qe(this,t+1,t+6),Qe(this,t+2,t+5),Qe(this,t+3,t+4);return this};_.prototype.toString=function(){let e=this.length;return e===0?"":arguments.length===0?Wo(this,0,e):Ca.apply(this,arguments)};_.prototype.toLocaleString=_.prototype.toString;_.prototype.equals=function(e){if(!_.isBuffer(e))throw new TypeError("Argument must be a Buffer");return this===e?!0:_.compare(this,e)===0};_.prototype.inspect=function(){let e="",t=wa.INSPECT_MAX_BYTES;return e=this.toString("hex",0,t).replace(/(.{2})/g,"$1 ").trim(),this.length>t&&(e+=" ... "),"<Buffer "+e+">"};_.prototype[Symbol.for("nodejs.util.inspect.custom")]=_.prototype.inspect;_.prototype.compare=function(e,t,r,o,s){if(e instanceof Uint8Array&&(e=_.from(e,e.offset,e.byteLength)),!_.isBuffer(e))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof e);if(t===void 0&&(t=0),r===void 0&&(r=e?e.length:0),o===void 0&&(o=0),s===void 0&&(s=this.length),t<0||r>e.length||o<0||s>this.length)throw new RangeError("out of range index");if(o>=s&&t>=r)return 0;if(o>=s)return-1;if(t>=r)return 1;if(t>>>=0,r>>>=0,o>>>=0,s>>>=0,this===e)return 0;let i=s-o,l=r-t,a=Math.min(i,l),c=this.slice(o,s),d=e.slice(t,r);for(let f=0;f<a;++f)if(c[f]!==d[f]){i=c[f],l=d[f];break}return i<l?-1:l<i?1:0};function qo(n,e,t,r,o){if(n.length===0)return-1;if(typeof t=="string"?(r=t,t=0):t>2147483647?t=2147483647:t<-2147483648&&(t=-2147483648),t=+t,Number.isNaN(t)&&(t=o?0:n.length-1),t<0&&(t=n.length+t),t>=n.length){if(o)return-1;t=n.length-1}else if(t<0)if(o)t=0;else return-1;if(typeof e=="string"&&(e=_.from(e,r)),_.isBuffer(e))return e.length===0?-1:Vo(n,e,t,r,o);if(typeof e=="number")return e=e&255,typeof Uint8Array.prototype.indexOf=="function"?o?Uint8Array.prototype.indexOf.call(n,e,t):Uint8Array.prototype.lastIndexOf.call(n,e,t):Vo(n,[e],t,r,o);throw new TypeError("val must be string, number or Buffer")}function Vo(n,e,t,r,o){let s=1,i=n.length,l=e.length;if(r!==void 0&&(r=String(r).toLowerCase(),r==="ucs2"||r==="ucs-2"||r==="utf16le"||r==="utf-16le")){if(n.length<2||e.length<2)return-1;s=2,i/=2,l/=2,t/=2}function a(d,f){return s===1?d[f]:d.readUInt16BE(f*s)}let c;if(o){let d=-1;for(c=t;c<i;c++)if(a(n,c)===a(e,d===-1?0:c-d)){if(d===-1&&(d=c),c-d+1===l)return d*s}else d!==-1&&(c-=c-d),d=-1}else for(t+l>i&&(t=i-l),c=t;c>=0;c--){let d=!0;for(let f=0;f<l;f++)if(a(n,c+f)!==a(e,f)){d=!1;break}if(d)return c}return-1}_.prototype.includes=function(e,t,r){return this.indexOf(e,t,r)!==-1};_.prototype.indexOf=function(e,t,r){return qo(this,e,t,r,!0)};_.prototype.lastIndexOf=function(e,t,r){return qo(this,e,t,r,!1)};function ka(n,e,t,r){t=Number(t)||0;let o=n.length-t;r?(r=Number(r),r>o&&(r=o)):r=o;let s=e.length;r>s/2&&(r=s/2);let i;for(i=0;i<r;++i){let l=parseInt(e.substr(i*2,2),16);if(Number.isNaN(l))return i;n[t+i]=l}return i}function La(n,e,t,r){return Gt(Vn(e,n.length-t),n,t,r)}function Ta(n,e,t,r){return Gt(za(e),n,t,r)}function Aa(n,e,t,r){return Gt(ns(e),n,t,r)}function Na(n,e,t,r){return Gt(Va(e,n.length-t),n,t,r)}_.prototype.write=function(e,t,r,o){if(t===void 0)o="utf8",r=this.length,t=0;else if(r===void 0&&typeof t=="string")o=t,r=this.length,t=0;else if(isFinite(t))t=t>>>0,isFinite(r)?(r=r>>>0,o===void 0&&(o="utf8")):(o=r,r=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let s=this.length-t;if((r===void 0||r>s)&&(r=s),e.length>0&&(r<0||t<0)||t>this.length)throw new RangeError("Attempt to write outside buffer bounds");o||(o="utf8");let i=!1;for(;;)switch(o){case"hex":return ka(this,e,t,r);case"utf8":case"utf-8":return La(this,e,t,r);case"ascii":case"latin1":case"binary":return Ta(this,e,t,r);case"base64":return Aa(this,e,t,r);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return Na(this,e,t,r);default:if(i)throw new TypeError("Unknown encoding: "+o);o=(""+o).toLowerCase(),i=!0}};_.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};function Ma(n,e,t){return e===0&&t===n.length?Fn(n):Fn(n.slice(e,t))}function Wo(n,e,t){t=Math.min(n.length,t);let r=[],o=e;for(;o<t;){let s=n[o],i=null,l=s>239?4:s>223?3:s>191?2:1;if(o+l<=t){let a,c,d,f;switch(l){case 1:s<128&&(i=s);break;case 2:a=n[o+1],(a&192)===128&&(f=(s&31)<<6|a&63,f>127&&(i=f));break;case 3:a=n[o+1],c=n[o+2],(a&192)===128&&(c&192)===128&&(f=(s&15)<<12|(a&63)<<6|c&63,f>2047&&(f<55296||f>57343)&&(i=f));break;case 4:a=n[o+1],c=n[o+2],d=n[o+3],(a&192)===128&&(c&192)===128&&(d&192)===128&&(f=(s&15)<<18|(a&63)<<12|(c&63)<<6|d&63,f>65535&&f<1114112&&(i=f))}}i===null?(i=65533,l=1):i>65535&&(i-=65536,r.push(i>>>10&1023|55296),i=56320|i&1023),r.push(i),o+=l}return ja(r)}var Jo=4096;function ja(n){let e=n.length;if(e<=Jo)return String.fromCharCode.apply(String,n);let t="",r=0;for(;r<e;)t+=String.fromCharCode.apply(String,n.slice(r,r+=Jo));return t}function Oa(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]&127);return r}function Ra(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]);return r}function Pa(n,e,t){let r=n.length;(!e||e<0)&&(e=0),(!t||t<0||t>r)&&(t=r);let o="";for(let s=e;s<t;++s)o+=Ja[n[s]];return o}function Fa(n,e,t){let r=n.slice(e,t),o="";for(let s=0;s<r.length-1;s+=2)o+=String.fromCharCode(r[s]+r[s+1]*256);return o}_.prototype.slice=function(e,t){let r=this.length;e=~~e,t=t===void 0?r:~~t,e<0?(e+=r,e<0&&(e=0)):e>r&&(e=r),t<0?(t+=r,t<0&&(t=0)):t>r&&(t=r),t<e&&(t=e);let o=this.subarray(e,t);return Object.setPrototypeOf(o,_.prototype),o};function ue(n,e,t){if(n%1!==0||n<0)throw new RangeError("offset is not uint");if(n+e>t)throw new RangeError("Trying to access beyond buffer length")}_.prototype.readUintLE=_.prototype.readUIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||ue(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return o};_.prototype.readUintBE=_.prototype.readUIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||ue(e,t,this.length);let o=this[e+--t],s=1;for(;t>0&&(s*=256);)o+=this[e+--t]*s;return o};_.prototype.readUint8=_.prototype.readUInt8=function(e,t){return e=e>>>0,t||ue(e,1,this.length),this[e]};_.prototype.readUint16LE=_.prototype.readUInt16LE=function(e,t){return e=e>>>0,t||ue(e,2,this.length),this[e]|this[e+1]<<8};_.prototype.readUint16BE=_.prototype.readUInt16BE=function(e,t){return e=e>>>0,t||ue(e,2,this.length),this[e]<<8|this[e+1]};_.prototype.readUint32LE=_.prototype.readUInt32LE=function(e,t){return e=e>>>0,t||ue(e,4,this.length),(this[e]|this[e+1]<<8|this[e+2]<<16)+this[e+3]*16777216};_.prototype.readUint32BE=_.prototype.readUInt32BE=function(e,t){return e=e>>>0,t||ue(e,4,this.length),this[e]*16777216+(this[e+1]<<16|this[e+2]<<8|this[e+3])};_.prototype.readBigUInt64LE=function(e){e=e>>>0,dt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&It(e,this.length-8);let o=t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24,s=this[++e]+this[++e]*2**8+this[++e]*2**16+r*2**24;return BigInt(o)+(BigInt(s)<<BigInt(32))};_.prototype.readBigUInt64BE=function(e){e=e>>>0,dt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&It(e,this.length-8);let o=t*2**24+this[++e]*2**16+this[++e]*2**8+this[++e],s=this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r;return(BigInt(o)<<BigInt(32))+BigInt(s)};_.prototype.readIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||ue(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return s*=128,o>=s&&(o-=Math.pow(2,8*t)),o};_.prototype.readIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||ue(e,t,this.length);let o=t,s=1,i=this[e+--o];for(;o>0&&(s*=256);)i+=this[e+--o]*s;return s*=128,i>=s&&(i-=Math.pow(2,8*t)),i};_.prototype.readInt8=function(e,t){return e=e>>>0,t||ue(e,1,this.length),this[e]&128?(255-this[e]+1)*-1:this[e]};_.prototype.readInt16LE=function(e,t){e=e>>>0,t||ue(e,2,this.length);let r=this[e]|this[e+1]<<8;return r&32768?r|4294901760:r};_.prototype.readInt16BE=function(e,t){e=e>>>0,t||ue(e,2,this.length);let r=this[e+1]|this[e]<<8;return r&32768?r|4294901760:r};_.prototype.readInt32LE=function(e,t){return e=e>>>0,t||ue(e,4,this.length),this[e]|this[e+1]<<8|this[e+2]<<16|this[e+3]<<24};_.prototype.readInt32BE=function(e,t){return e=e>>>0,t||ue(e,4,this.length),this[e]<<24|this[e+1]<<16|this[e+2]<<8|this[e+3]};_.prototype.readBigInt64LE=function(e){e=e>>>0,dt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&It(e,this.length-8);let o=this[e+4]+this[e+5]*2**8+this[e+6]*2**16+(r<<24);return(BigInt(o)<<BigInt(32))+BigInt(t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24)};_.prototype.readBigInt64BE=function(e){e=e>>>0,dt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&It(e,this.length-8);let o=(t<<24)+this[++e]*2**16+this[++e]*2**8+this[++e];return(BigInt(o)<<BigInt(32))+BigInt(this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r)};_.prototype.readFloatLE=function(e,t){return e=e>>>0,t||ue(e,4,this.length),vt(this,e,!0,23,4)};_.prototype.readFloatBE=function(e,t){return e=e>>>0,t||ue(e,4,this.length),vt(this,e,!1,23,4)};_.prototype.readDoubleLE=function(e,t){return e=e>>>0,t||ue(e,8,this.length),vt(this,e,!0,52,8)};_.prototype.readDoubleBE=function(e,t){return e=e>>>0,t||ue(e,8,this.length),vt(this,e,!1,52,8)};function ye(n,e,t,r,o,s){if(!_.isBuffer(n))throw new TypeError('"buffer" argument must be a Buffer instance');if(e>o||e<s)throw new RangeError('"value" argument is out of bounds');if(t+r>n.length)throw new RangeError("Index out of range")}_.prototype.writeUintLE=_.prototype.writeUIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let l=Math.pow(2,8*r)-1;ye(this,e,t,r,l,0)}let s=1,i=0;for(this[t]=e&255;++i<r&&(s*=256);)this[t+i]=e/s&255;return t+r};_.prototype.writeUintBE=_.prototype.writeUIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let l=Math.pow(2,8*r)-1;ye(this,e,t,r,l,0)}let s=r-1,i=1;for(this[t+s]=e&255;--s>=0&&(i*=256);)this[t+s]=e/i&255;return t+r};_.prototype.writeUint8=_.prototype.writeUInt8=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,1,255,0),this[t]=e&255,t+1};_.prototype.writeUint16LE=_.prototype.writeUInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,2,65535,0),this[t]=e&255,this[t+1]=e>>>8,t+2};_.prototype.writeUint16BE=_.prototype.writeUInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,2,65535,0),this[t]=e>>>8,this[t+1]=e&255,t+2};_.prototype.writeUint32LE=_.prototype.writeUInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,4,4294967295,0),this[t+3]=e>>>24,this[t+2]=e>>>16,this[t+1]=e>>>8,this[t]=e&255,t+4};_.prototype.writeUint32BE=_.prototype.writeUInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,4,4294967295,0),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};function Ko(n,e,t,r,o){ts(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,t}function Qo(n,e,t,r,o){ts(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t+7]=s,s=s>>8,n[t+6]=s,s=s>>8,n[t+5]=s,s=s>>8,n[t+4]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t+3]=i,i=i>>8,n[t+2]=i,i=i>>8,n[t+1]=i,i=i>>8,n[t]=i,t+8}_.prototype.writeBigUInt64LE=function(e,t=0){return Ko(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};_.prototype.writeBigUInt64BE=function(e,t=0){return Qo(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};_.prototype.writeIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let a=Math.pow(2,8*r-1);ye(this,e,t,r,a-1,-a)}let s=0,i=1,l=0;for(this[t]=e&255;++s<r&&(i*=256);)e<0&&l===0&&this[t+s-1]!==0&&(l=1),this[t+s]=(e/i>>0)-l&255;return t+r};_.prototype.writeIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let a=Math.pow(2,8*r-1);ye(this,e,t,r,a-1,-a)}let s=r-1,i=1,l=0;for(this[t+s]=e&255;--s>=0&&(i*=256);)e<0&&l===0&&this[t+s+1]!==0&&(l=1),this[t+s]=(e/i>>0)-l&255;return t+r};_.prototype.writeInt8=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,1,127,-128),e<0&&(e=255+e+1),this[t]=e&255,t+1};_.prototype.writeInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,2,32767,-32768),this[t]=e&255,this[t+1]=e>>>8,t+2};_.prototype.writeInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,2,32767,-32768),this[t]=e>>>8,this[t+1]=e&255,t+2};_.prototype.writeInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,4,2147483647,-2147483648),this[t]=e&255,this[t+1]=e>>>8,this[t+2]=e>>>16,this[t+3]=e>>>24,t+4};_.prototype.writeInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||ye(this,e,t,4,2147483647,-2147483648),e<0&&(e=4294967295+e+1),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};_.prototype.writeBigInt64LE=function(e,t=0){return Ko(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};_.prototype.writeBigInt64BE=function(e,t=0){return Qo(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};function Yo(n,e,t,r,o,s){if(t+r>n.length)throw new RangeError("Index out of range");if(t<0)throw new RangeError("Index out of range")}function Xo(n,e,t,r,o){return e=+e,t=t>>>0,o||Yo(n,e,t,4,34028234663852886e22,-34028234663852886e22),Dn(n,e,t,r,23,4),t+4}_.prototype.writeFloatLE=function(e,t,r){return Xo(this,e,t,!0,r)};_.prototype.writeFloatBE=function(e,t,r){return Xo(this,e,t,!1,r)};function es(n,e,t,r,o){return e=+e,t=t>>>0,o||Yo(n,e,t,8,17976931348623157e292,-17976931348623157e292),Dn(n,e,t,r,52,8),t+8}_.prototype.writeDoubleLE=function(e,t,r){return es(this,e,t,!0,r)};_.prototype.writeDoubleBE=function(e,t,r){return es(this,e,t,!1,r)};_.prototype.copy=function(e,t,r,o){if(!_.isBuffer(e))throw new TypeError("argument should be a Buffer");if(r||(r=0),!o&&o!==0&&(o=this.length),t>=e.length&&(t=e.length),t||(t=0),o>0&&o<r&&(o=r),o===r||e.length===0||this.length===0)return 0;if(t<0)throw new RangeError("targetStart out of bounds");if(r<0||r>=this.length)throw new RangeError("Index out of range");if(o<0)throw new RangeError("sourceEnd out of bounds");o>this.length&&(o=this.length),e.length-t<o-r&&(o=e.length-t+r);let s=o-r;return this===e?this.copyWithin(t,r,o):Uint8Array.prototype.set.call(e,this.subarray(r,o),t),s};_.prototype.fill=function(e,t,r,o){if(typeof e=="string"){if(typeof t=="string"?(o=t,t=0,r=this.length):typeof r=="string"&&(o=r,r=this.length),o!==void 0&&typeof o!="string")throw new TypeError("encoding must be a string");if(typeof o=="string"&&!_.isEncoding(o))throw new TypeError("Unknown encoding: "+o);if(e.length===1){let i=e.charCodeAt(0);(o==="utf8"&&i<128||o==="latin1")&&(e=i)}}else typeof e=="number"?e=e&255:typeof e=="boolean"&&(e=Number(e));if(t<0||this.length<t||this.length<r)throw new RangeError("Out of range index");if(r<=t)return this;t=t>>>0,r=r===void 0?this.length:r>>>0,e||(e=0);let s;if(typeof e=="number")for(s=t;s<r;++s)this[s]=e;else{let i=_.isBuffer(e)?e:_.from(e,o),l=i.length;if(l===0)throw new TypeError('The value "'+e+'" is invalid for argument "value"');for(s=0;s<r-t;++s)this[s+t]=i[s%l]}return this};var ct={};function Gn(n,e,t){ct[n]=class extends t{constructor(){super(),Object.defineProperty(this,"message",{value:e.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${n}]`,this.stack,delete this.name}get code(){return n}set code(o){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:o,writable:!0})}toString(){return`${this.name} [${n}]: ${this.message}`}}}Gn("ERR_BUFFER_OUT_OF_BOUNDS",function(n){return n?`${n} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);Gn("ERR_INVALID_ARG_TYPE",function(n,e){return`The "${n}" argument must be of type number. Received type ${typeof e}`},TypeError);Gn("ERR_OUT_OF_RANGE",function(n,e,t){let r=`The value of "${n}" is out of range.`,o=t;return Number.isInteger(t)&&Math.abs(t)>2**32?o=$o(String(t)):typeof t=="bigint"&&(o=String(t),(t>BigInt(2)**BigInt(32)||t<-(BigInt(2)**BigInt(32)))&&(o=$o(o)),o+="n"),r+=` It must be ${e}. Received ${o}`,r},RangeError);function $o(n){let e="",t=n.length,r=n[0]==="-"?1:0;for(;t>=r+4;t-=3)e=`_${n.slice(t-3,t)}${e}`;return`${n.slice(0,t)}${e}`}function Da(n,e,t){dt(e,"offset"),(n[e]===void 0||n[e+t]===void 0)&&It(e,n.length-(t+1))}function ts(n,e,t,r,o,s){if(n>t||n<e){let i=typeof e=="bigint"?"n":"",l;throw s>3?e===0||e===BigInt(0)?l=`>= 0${i} and < 2${i} ** ${(s+1)*8}${i}`:l=`>= -(2${i} ** ${(s+1)*8-1}${i}) and < 2 ** ${(s+1)*8-1}${i}`:l=`>= ${e}${i} and <= ${t}${i}`,new ct.ERR_OUT_OF_RANGE("value",l,n)}Da(r,o,s)}function dt(n,e){if(typeof n!="number")throw new ct.ERR_INVALID_ARG_TYPE(e,"number",n)}function It(n,e,t){throw Math.floor(n)!==n?(dt(n,t),new ct.ERR_OUT_OF_RANGE(t||"offset","an integer",n)):e<0?new ct.ERR_BUFFER_OUT_OF_BOUNDS:new ct.ERR_OUT_OF_RANGE(t||"offset",`>= ${t?1:0} and <= ${e}`,n)}var Ua=/[^+/0-9A-Za-z-_]/g;function Ba(n){if(n=n.split("=")[0],n=n.trim().replace(Ua,""),n.length<2)return"";for(;n.length%4!==0;)n=n+"=";return n}function Vn(n,e){e=e||1/0;let t,r=n.length,o=null,s=[];for(let i=0;i<r;++i){if(t=n.charCodeAt(i),t>55295&&t<57344){if(!o){if(t>56319){(e-=3)>-1&&s.push(239,191,189);continue}else if(i+1===r){(e-=3)>-1&&s.push(239,191,189);continue}o=t;continue}if(t<56320){(e-=3)>-1&&s.push(239,191,189),o=t;continue}t=(o-55296<<10|t-56320)+65536}else o&&(e-=3)>-1&&s.push(239,191,189);if(o=null,t<128){if((e-=1)<0)break;s.push(t)}else if(t<2048){if((e-=2)<0)break;s.push(t>>6|192,t&63|128)}else if(t<65536){if((e-=3)<0)break;s.push(t>>12|224,t>>6&63|128,t&63|128)}else if(t<1114112){if((e-=4)<0)break;s.push(t>>18|240,t>>12&63|128,t>>6&63|128,t&63|128)}else throw new Error("Invalid code point")}return s}function za(n){let e=[];for(let t=0;t<n.length;++t)e.push(n.charCodeAt(t)&255);return e}function Va(n,e){let t,r,o,s=[];for(let i=0;i<n.length&&!((e-=2)<0);++i)t=n.charCodeAt(i),r=t>>8,o=t%256,s.push(o),s.push(r);return s}function ns(n){return zo(Ba(n))}function Gt(n,e,t,r){let o;for(o=0;o<r&&!(o+t>=e.length||o>=n.length);++o)e[o+t]=n[o];return o}var Ja=function(){let n="0123456789abcdef",e=new Array(256);for(let t=0;t<16;++t){let r=t*16;for(let o=0;o<16;++o)e[r+o]=n[t]+n[o]}return e}();var rs=[];Object.defineProperty(globalThis,"consentinel",{value:rs});function Ht(n){return rs.push(n),n}var we={exceptions:"propagate"},os=65542;function $a(){let n=Process.findModuleByName("libjvm.so")??Process.findModuleByName("libjvm.dylib");if(n===null)return;let e=Process.pointerSize,t=Memory.alloc(e),r=Memory.alloc(4);if(new NativeFunction(n.getExportByName("JNI_GetCreatedJavaVMs"),"int",["pointer","int","pointer"],we)(t,1,r),r.readInt()===0)return;let s=t.readPointer(),i=s.readPointer(),l=Memory.alloc(e);if(new NativeFunction(i.add(6*e).readPointer(),"int",["pointer","pointer","int"],we)(s,l,os)===0)return;let c=Memory.alloc(3*e),d=Memory.allocUtf8String("consentinel-agent");if(c.writeInt(os),c.add(e).writePointer(d),c.add(2*e).writePointer(NULL),new NativeFunction(i.add(7*e).readPointer(),"int",["pointer","pointer","pointer"],we)(s,l,c)!==0)return;let p=new NativeFunction(i.add(5*e).readPointer(),"int",["pointer"],we);Script.bindWeak(Ht({}),()=>{Script.nextTick(()=>Script.nextTick(()=>Script.nextTick(()=>void p(s))))})}$a();var fn={};ha(fn,{ArtMethod:()=>rn,ArtStackVisitor:()=>Ir,DVM_JNI_ENV_OFFSET_SELF:()=>Cs,HandleVector:()=>Nt,VariableSizedHandleScope:()=>Mt,backtrace:()=>Ur,deoptimizeBootImage:()=>$r,deoptimizeEverything:()=>Jr,deoptimizeMethod:()=>Vr,ensureClassInitialized:()=>pd,getAndroidApiLevel:()=>se,getAndroidVersion:()=>jt,getApi:()=>q,getArtApexVersion:()=>Mr,getArtClassSpec:()=>Or,getArtFieldSpec:()=>dn,getArtMethodSpec:()=>Se,getArtThreadFromEnv:()=>un,getArtThreadSpec:()=>pt,makeArtClassLoaderVisitor:()=>Dr,makeArtClassVisitor:()=>Fr,makeMethodMangler:()=>iu,makeObjectVisitorPredicate:()=>Hr,revertGlobalPatches:()=>Br,translateMethod:()=>au,withAllArtThreadsSuspended:()=>Pr,withRunnableArtThread:()=>Le});var{pageSize:Hn,pointerSize:Ga}=Process,Zn=class{constructor(e){this.sliceSize=e,this.slicesPerPage=Hn/e,this.pages=[],this.free=[]}allocateSlice(e,t){let r=e.near===void 0,o=t===1;if(r&&o){let s=this.free.pop();if(s!==void 0)return s}else if(t<Hn){let{free:s}=this,i=s.length,l=o?null:ptr(t-1);for(let a=0;a!==i;a++){let c=s[a],d=r||this._isSliceNear(c,e),f=o||c.and(l).isNull();if(d&&f)return s.splice(a,1)[0]}}return this._allocatePage(e)}_allocatePage(e){let t=Memory.alloc(Hn,e),{sliceSize:r,slicesPerPage:o}=this;for(let s=1;s!==o;s++){let i=t.add(s*r);this.free.push(i)}return this.pages.push(t),t}_isSliceNear(e,t){let r=e.add(this.sliceSize),{near:o,maxDistance:s}=t,i=ss(o.sub(e)),l=ss(o.sub(r));return i.compare(s)<=0&&l.compare(s)<=0}freeSlice(e){this.free.push(e)}};function ss(n){let e=Ga===4?31:63,t=ptr(1).shl(e).not();return n.and(t)}function qn(n){return new Zn(n)}function me(n,e){if(e!==0)throw new Error(n+" failed: "+e)}var Zt={v1_0:805371904,v1_2:805372416},qt={canTagObjects:1},{pointerSize:Ha}=Process,Za={exceptions:"propagate"};function Ue(n,e){this.handle=n,this.vm=e,this.vtable=n.readPointer()}Ue.prototype.deallocate=xt(47,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});Ue.prototype.getLoadedClasses=xt(78,"int32",["pointer","pointer","pointer"],function(n,e,t){let r=n(this.handle,e,t);me("EnvJvmti::getLoadedClasses",r)});Ue.prototype.iterateOverInstancesOfClass=xt(112,"int32",["pointer","pointer","int","pointer","pointer"],function(n,e,t,r,o){let s=n(this.handle,e,t,r,o);me("EnvJvmti::iterateOverInstancesOfClass",s)});Ue.prototype.getObjectsWithTags=xt(114,"int32",["pointer","int","pointer","pointer","pointer","pointer"],function(n,e,t,r,o,s){let i=n(this.handle,e,t,r,o,s);me("EnvJvmti::getObjectsWithTags",i)});Ue.prototype.addCapabilities=xt(142,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});function xt(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(this.vtable.add((n-1)*Ha).readPointer(),e,t,Za));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}function Be(n,e,{limit:t}){let r=n,o=null;for(let s=0;s!==t;s++){let i=Instruction.parse(r),l=e(i,o);if(l!==null)return l;r=i.next,o=i}return null}function he(n){let e=null,t=!1;return function(...r){return t||(e=n(...r),t=!0),e}}function b(n,e){this.handle=n,this.vm=e}var Wt=Process.pointerSize,Je=2,qa=28,Wa=34,Ka=37,Qa=40,Ya=43,Xa=46,el=49,tl=52,nl=55,rl=58,ol=61,sl=64,il=67,al=70,ll=73,cl=76,dl=79,ul=82,fl=85,pl=88,hl=91,ml=114,_l=117,gl=120,yl=123,bl=126,El=129,wl=132,Sl=135,vl=138,Il=141,xl=95,Cl=96,kl=97,Ll=98,Tl=99,Al=100,Nl=101,Ml=102,jl=103,Ol=104,Rl=105,Pl=106,Fl=107,Dl=108,Ul=109,Bl=110,zl=111,Vl=112,Jl=145,$l=146,Gl=147,Hl=148,Zl=149,ql=150,Wl=151,Kl=152,Ql=153,Yl=154,Xl=155,ec=156,tc=157,nc=158,rc=159,oc=160,sc=161,ic=162,ac={pointer:Wa,uint8:Ka,int8:Qa,uint16:Ya,int16:Xa,int32:el,int64:tl,float:nl,double:rl,void:ol},lc={pointer:sl,uint8:il,int8:al,uint16:ll,int16:cl,int32:dl,int64:ul,float:fl,double:pl,void:hl},cc={pointer:ml,uint8:_l,int8:gl,uint16:yl,int16:bl,int32:El,int64:wl,float:Sl,double:vl,void:Il},dc={pointer:xl,uint8:Cl,int8:kl,uint16:Ll,int16:Tl,int32:Al,int64:Nl,float:Ml,double:jl},uc={pointer:Ol,uint8:Rl,int8:Pl,uint16:Fl,int16:Dl,int32:Ul,int64:Bl,float:zl,double:Vl},fc={pointer:Jl,uint8:$l,int8:Gl,uint16:Hl,int16:Zl,int32:ql,int64:Wl,float:Kl,double:Ql},pc={pointer:Yl,uint8:Xl,int8:ec,uint16:tc,int16:nc,int32:rc,int64:oc,float:sc,double:ic},as={exceptions:"propagate"},Wn=null,ir=[];b.dispose=function(n){ir.forEach(n.deleteGlobalRef,n),ir=[]};function Ye(n){return ir.push(n),n}function Kt(n){return Wn===null&&(Wn=n.handle.readPointer()),Wn}function T(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(Kt(this).add(n*Wt).readPointer(),e,t,as));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}b.prototype.getVersion=T(4,"int32",["pointer"],function(n){return n(this.handle)});b.prototype.findClass=T(6,"pointer",["pointer","pointer"],function(n,e){let t=n(this.handle,Memory.allocUtf8String(e));return this.throwIfExceptionPending(),t});b.prototype.throwIfExceptionPending=function(){let n=this.exceptionOccurred();if(n.isNull())return;this.exceptionClear();let e=this.newGlobalRef(n);this.deleteLocalRef(n);let t=this.vaMethod("pointer",[])(this.handle,e,this.javaLangObject().toString),r=this.stringFromJni(t);this.deleteLocalRef(t);let o=new Error(r);throw o.$h=e,Script.bindWeak(o,hc(this.vm,e)),o};function hc(n,e){return function(){n.perform(t=>{t.deleteGlobalRef(e)})}}b.prototype.fromReflectedMethod=T(7,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.fromReflectedField=T(8,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.toReflectedMethod=T(9,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getSuperclass=T(10,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isAssignableFrom=T(11,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.toReflectedField=T(12,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.throw=T(13,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.exceptionOccurred=T(15,"pointer",["pointer"],function(n){return n(this.handle)});b.prototype.exceptionDescribe=T(16,"void",["pointer"],function(n){n(this.handle)});b.prototype.exceptionClear=T(17,"void",["pointer"],function(n){n(this.handle)});b.prototype.pushLocalFrame=T(19,"int32",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.popLocalFrame=T(20,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newGlobalRef=T(21,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.deleteGlobalRef=T(22,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.deleteLocalRef=T(23,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.isSameObject=T(24,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.newLocalRef=T(25,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.allocObject=T(27,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectClass=T(31,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isInstanceOf=T(32,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.getMethodId=T(33,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getFieldId=T(94,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getIntField=T(100,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStaticMethodId=T(113,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticFieldId=T(144,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticIntField=T(150,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStringLength=T(164,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getStringChars=T(165,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringChars=T(166,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.newStringUtf=T(167,"pointer",["pointer","pointer"],function(n,e){let t=Memory.allocUtf8String(e);return n(this.handle,t)});b.prototype.getStringUtfChars=T(169,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringUtfChars=T(170,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.getArrayLength=T(171,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newObjectArray=T(172,"pointer",["pointer","int32","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getObjectArrayElement=T(173,"pointer",["pointer","pointer","int32"],function(n,e,t){return n(this.handle,e,t)});b.prototype.setObjectArrayElement=T(174,"void",["pointer","pointer","int32","pointer"],function(n,e,t,r){n(this.handle,e,t,r)});b.prototype.newBooleanArray=T(175,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newByteArray=T(176,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newCharArray=T(177,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newShortArray=T(178,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newIntArray=T(179,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newLongArray=T(180,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newFloatArray=T(181,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newDoubleArray=T(182,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.getBooleanArrayElements=T(183,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getByteArrayElements=T(184,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getCharArrayElements=T(185,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getShortArrayElements=T(186,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getIntArrayElements=T(187,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getLongArrayElements=T(188,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getFloatArrayElements=T(189,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getDoubleArrayElements=T(190,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseBooleanArrayElements=T(191,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.releaseByteArrayElements=T(192,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.releaseCharArrayElements=T(193,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.releaseShortArrayElements=T(194,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.releaseIntArrayElements=T(195,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.releaseLongArrayElements=T(196,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.releaseFloatArrayElements=T(197,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.releaseDoubleArrayElements=T(198,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,Je)});b.prototype.getByteArrayRegion=T(200,"void",["pointer","pointer","int","int","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setBooleanArrayRegion=T(207,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setByteArrayRegion=T(208,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setCharArrayRegion=T(209,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setShortArrayRegion=T(210,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setIntArrayRegion=T(211,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setLongArrayRegion=T(212,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setFloatArrayRegion=T(213,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setDoubleArrayRegion=T(214,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.registerNatives=T(215,"int32",["pointer","pointer","pointer","int32"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.monitorEnter=T(217,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.monitorExit=T(218,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getDirectBufferAddress=T(230,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectRefType=T(232,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});var is=new Map;function Qt(n,e,t,r){return lr(this,"p",_c,n,e,t,r)}function ar(n,e,t,r){return lr(this,"v",gc,n,e,t,r)}function mc(n,e,t,r){return lr(this,"n",yc,n,e,t,r)}function lr(n,e,t,r,o,s,i){if(i!==void 0)return t(n,r,o,s,i);let l=[r,e,o].concat(s).join("|"),a=is.get(l);return a===void 0&&(a=t(n,r,o,s,as),is.set(l,a)),a}function _c(n,e,t,r,o){return new NativeFunction(Kt(n).add(e*Wt).readPointer(),t,["pointer","pointer","pointer"].concat(r),o)}function gc(n,e,t,r,o){return new NativeFunction(Kt(n).add(e*Wt).readPointer(),t,["pointer","pointer","pointer","..."].concat(r),o)}function yc(n,e,t,r,o){return new NativeFunction(Kt(n).add(e*Wt).readPointer(),t,["pointer","pointer","pointer","pointer","..."].concat(r),o)}b.prototype.constructor=function(n,e){return ar.call(this,qa,"pointer",n,e)};b.prototype.vaMethod=function(n,e,t){let r=ac[n];if(r===void 0)throw new Error("Unsupported type: "+n);return ar.call(this,r,n,e,t)};b.prototype.nonvirtualVaMethod=function(n,e,t){let r=lc[n];if(r===void 0)throw new Error("Unsupported type: "+n);return mc.call(this,r,n,e,t)};b.prototype.staticVaMethod=function(n,e,t){let r=cc[n];if(r===void 0)throw new Error("Unsupported type: "+n);return ar.call(this,r,n,e,t)};b.prototype.getField=function(n){let e=dc[n];if(e===void 0)throw new Error("Unsupported type: "+n);return Qt.call(this,e,n,[])};b.prototype.getStaticField=function(n){let e=fc[n];if(e===void 0)throw new Error("Unsupported type: "+n);return Qt.call(this,e,n,[])};b.prototype.setField=function(n){let e=uc[n];if(e===void 0)throw new Error("Unsupported type: "+n);return Qt.call(this,e,"void",[n])};b.prototype.setStaticField=function(n){let e=pc[n];if(e===void 0)throw new Error("Unsupported type: "+n);return Qt.call(this,e,"void",[n])};var Kn=null;b.prototype.javaLangClass=function(){if(Kn===null){let n=this.findClass("java/lang/Class");try{let e=this.getMethodId.bind(this,n);Kn={handle:Ye(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getSimpleName:e("getSimpleName","()Ljava/lang/String;"),getGenericSuperclass:e("getGenericSuperclass","()Ljava/lang/reflect/Type;"),getDeclaredConstructors:e("getDeclaredConstructors","()[Ljava/lang/reflect/Constructor;"),getDeclaredMethods:e("getDeclaredMethods","()[Ljava/lang/reflect/Method;"),getDeclaredFields:e("getDeclaredFields","()[Ljava/lang/reflect/Field;"),isArray:e("isArray","()Z"),isPrimitive:e("isPrimitive","()Z"),isInterface:e("isInterface","()Z"),getComponentType:e("getComponentType","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return Kn};var Qn=null;b.prototype.javaLangObject=function(){if(Qn===null){let n=this.findClass("java/lang/Object");try{let e=this.getMethodId.bind(this,n);Qn={handle:Ye(this.newGlobalRef(n)),toString:e("toString","()Ljava/lang/String;"),getClass:e("getClass","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return Qn};var Yn=null;b.prototype.javaLangReflectConstructor=function(){if(Yn===null){let n=this.findClass("java/lang/reflect/Constructor");try{Yn={getGenericParameterTypes:this.getMethodId(n,"getGenericParameterTypes","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Yn};var Xn=null;b.prototype.javaLangReflectMethod=function(){if(Xn===null){let n=this.findClass("java/lang/reflect/Method");try{let e=this.getMethodId.bind(this,n);Xn={getName:e("getName","()Ljava/lang/String;"),getGenericParameterTypes:e("getGenericParameterTypes","()[Ljava/lang/reflect/Type;"),getParameterTypes:e("getParameterTypes","()[Ljava/lang/Class;"),getGenericReturnType:e("getGenericReturnType","()Ljava/lang/reflect/Type;"),getGenericExceptionTypes:e("getGenericExceptionTypes","()[Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),isVarArgs:e("isVarArgs","()Z")}}finally{this.deleteLocalRef(n)}}return Xn};var er=null;b.prototype.javaLangReflectField=function(){if(er===null){let n=this.findClass("java/lang/reflect/Field");try{let e=this.getMethodId.bind(this,n);er={getName:e("getName","()Ljava/lang/String;"),getType:e("getType","()Ljava/lang/Class;"),getGenericType:e("getGenericType","()Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),toString:e("toString","()Ljava/lang/String;")}}finally{this.deleteLocalRef(n)}}return er};var tr=null;b.prototype.javaLangReflectTypeVariable=function(){if(tr===null){let n=this.findClass("java/lang/reflect/TypeVariable");try{let e=this.getMethodId.bind(this,n);tr={handle:Ye(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getBounds:e("getBounds","()[Ljava/lang/reflect/Type;"),getGenericDeclaration:e("getGenericDeclaration","()Ljava/lang/reflect/GenericDeclaration;")}}finally{this.deleteLocalRef(n)}}return tr};var nr=null;b.prototype.javaLangReflectWildcardType=function(){if(nr===null){let n=this.findClass("java/lang/reflect/WildcardType");try{let e=this.getMethodId.bind(this,n);nr={handle:Ye(this.newGlobalRef(n)),getLowerBounds:e("getLowerBounds","()[Ljava/lang/reflect/Type;"),getUpperBounds:e("getUpperBounds","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return nr};var rr=null;b.prototype.javaLangReflectGenericArrayType=function(){if(rr===null){let n=this.findClass("java/lang/reflect/GenericArrayType");try{rr={handle:Ye(this.newGlobalRef(n)),getGenericComponentType:this.getMethodId(n,"getGenericComponentType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return rr};var or=null;b.prototype.javaLangReflectParameterizedType=function(){if(or===null){let n=this.findClass("java/lang/reflect/ParameterizedType");try{let e=this.getMethodId.bind(this,n);or={handle:Ye(this.newGlobalRef(n)),getActualTypeArguments:e("getActualTypeArguments","()[Ljava/lang/reflect/Type;"),getRawType:e("getRawType","()Ljava/lang/reflect/Type;"),getOwnerType:e("getOwnerType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return or};var sr=null;b.prototype.javaLangString=function(){if(sr===null){let n=this.findClass("java/lang/String");try{sr={handle:Ye(this.newGlobalRef(n))}}finally{this.deleteLocalRef(n)}}return sr};b.prototype.getClassName=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangClass().getName);try{return this.stringFromJni(e)}finally{this.deleteLocalRef(e)}};b.prototype.getObjectClassName=function(n){let e=this.getObjectClass(n);try{return this.getClassName(e)}finally{this.deleteLocalRef(e)}};b.prototype.getActualTypeArgument=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangReflectParameterizedType().getActualTypeArguments);if(this.throwIfExceptionPending(),!e.isNull())try{return this.getTypeNameFromFirstTypeElement(e)}finally{this.deleteLocalRef(e)}};b.prototype.getTypeNameFromFirstTypeElement=function(n){if(this.getArrayLength(n)>0){let t=this.getObjectArrayElement(n,0);try{return this.getTypeName(t)}finally{this.deleteLocalRef(t)}}else return"java.lang.Object"};b.prototype.getTypeName=function(n,e){let t=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle))return this.getArrayTypeName(n);if(this.isInstanceOf(n,this.javaLangReflectParameterizedType().handle)){let r=t(this.handle,n,this.javaLangReflectParameterizedType().getRawType);this.throwIfExceptionPending();let o;try{o=this.getTypeName(r)}finally{this.deleteLocalRef(r)}return e&&(o+="<"+this.getActualTypeArgument(n)+">"),o}else return this.isInstanceOf(n,this.javaLangReflectTypeVariable().handle)||this.isInstanceOf(n,this.javaLangReflectWildcardType().handle),"java.lang.Object"};b.prototype.getArrayTypeName=function(n){let e=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle)){let t=e(this.handle,n,this.javaLangReflectGenericArrayType().getGenericComponentType);this.throwIfExceptionPending();try{return"[L"+this.getTypeName(t)+";"}finally{this.deleteLocalRef(t)}}else return"[Ljava.lang.Object;"};b.prototype.stringFromJni=function(n){let e=this.getStringChars(n);if(e.isNull())throw new Error("Unable to access string");try{let t=this.getStringLength(n);return e.readUtf16String(t)}finally{this.releaseStringChars(n,e)}};var ls=65542,ut=Process.pointerSize,cr=Process.getCurrentThreadId(),Xe=new Map,Ct=new Map;function Oe(n){let e=n.vm,t=null,r=null,o=null;function s(){let l=e.readPointer(),a={exceptions:"propagate"};t=new NativeFunction(l.add(4*ut).readPointer(),"int32",["pointer","pointer","pointer"],a),r=new NativeFunction(l.add(5*ut).readPointer(),"int32",["pointer"],a),o=new NativeFunction(l.add(6*ut).readPointer(),"int32",["pointer","pointer","int32"],a)}this.handle=e,this.perform=function(l){let a=Process.getCurrentThreadId(),c=i(a);if(c!==null)return l(c);let d=this._tryGetEnv(),f=d!==null;f||(d=this.attachCurrentThread(),Xe.set(a,!0)),this.link(a,d);try{return l(d)}finally{let p=a===cr;if(p||this.unlink(a),!f&&!p){let u=Xe.get(a);Xe.delete(a),u&&this.detachCurrentThread()}}},this.attachCurrentThread=function(){let l=Memory.alloc(ut);return me("VM::AttachCurrentThread",t(e,l,NULL)),new b(l.readPointer(),this)},this.detachCurrentThread=function(){me("VM::DetachCurrentThread",r(e))},this.preventDetachDueToClassLoader=function(){let l=Process.getCurrentThreadId();Xe.has(l)&&Xe.set(l,!1)},this.getEnv=function(){let l=i(Process.getCurrentThreadId());if(l!==null)return l;let a=Memory.alloc(ut),c=o(e,a,ls);if(c===-2)throw new Error("Current thread is not attached to the Java VM; please move this code inside a Java.perform() callback");return me("VM::GetEnv",c),new b(a.readPointer(),this)},this.tryGetEnv=function(){let l=i(Process.getCurrentThreadId());return l!==null?l:this._tryGetEnv()},this._tryGetEnv=function(){let l=this.tryGetEnvHandle(ls);return l===null?null:new b(l,this)},this.tryGetEnvHandle=function(l){let a=Memory.alloc(ut);return o(e,a,l)!==0?null:a.readPointer()},this.makeHandleDestructor=function(l){return()=>{this.perform(a=>{a.deleteGlobalRef(l)})}},this.link=function(l,a){let c=Ct.get(l);c===void 0?Ct.set(l,[a,1]):c[1]++},this.unlink=function(l){let a=Ct.get(l);a[1]===1?Ct.delete(l):a[1]--};function i(l){let a=Ct.get(l);return a===void 0?null:a[0]}s.call(this)}Oe.dispose=function(n){Xe.get(cr)===!0&&(Xe.delete(cr),n.detachCurrentThread())};var bc=4,w=Process.pointerSize,{readU32:Ec,readPointer:wc,writeU32:Sc,writePointer:vc}=NativePointer.prototype,Ic=1,xc=8,Cc=16,tn=256,kc=524288,Lc=2097152,xs=1073741824,Tc=524288,Ac=134217728,cs=1048576,Nc=2097152,Mc=268435456,jc=268435456,Oc=0,Er=3,wr=5,Nr=ptr(1).not(),Rc=2147467263,Pc=4294963200,cn=17*w,Fc=18*w,Cs=12,Dc=112,Uc=116,Bc=0,ur=56,ds=4,zc=8,Vc=10,Jc=12,$c=14,Gc=28,Hc=36,Zc=0,qc=1,Wc=2,Kc=3,Qc=4,Yc=5,Xc=6,ed=7,us=2147483648,td=28,At=3*w,nd=3*w,rd=1,od=1,ks=he(md),sd=he(Ld),Se=he(Ad),pt=he(Nd),id=he(Md),ad=he(zd),jt=he(Pd),Ls=he(Fd),se=he(Dd),Mr=he(Ud),ld=he(Gd),cd=Process.arch==="ia32"?Nu:Au,ee={exceptions:"propagate"},kt={},fr=null,pr=null,Ts=null,le=null,jr=[],nn=new Map,As=[],hr=null,fs=0,ps=!1,hs=!1,Lt=null,dd=[],mr=null,Yt=null;function q(){return fr===null&&(fr=ud()),fr}function ud(){let n=Process.enumerateModules().filter(u=>/^lib(art|dvm).so$/.test(u.name)).filter(u=>!/\/system\/fake-libs/.test(u.path));if(n.length===0)return null;let e=n[0],t=e.name.indexOf("art")!==-1?"art":"dalvik",r=t==="art",o={module:e,find(u){let{module:m}=this,h=m.findExportByName(u);return h===null&&(h=m.findSymbolByName(u)),h},flavor:t,addLocalReference:null};o.isApiLevel34OrApexEquivalent=r&&(o.find("_ZN3art7AppInfo29GetPrimaryApkReferenceProfileEv")!==null||o.find("_ZN3art6Thread15RunFlipFunctionEPS0_")!==null);let s=r?{functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],artInterpreterToCompiledCodeBridge:function(u){this.artInterpreterToCompiledCodeBridge=u},_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art17ReaderWriterMutex13ExclusiveLockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveLock","void",["pointer","pointer"]],_ZN3art17ReaderWriterMutex15ExclusiveUnlockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveUnlock","void",["pointer","pointer"]],_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE:function(u){this["art::IndirectReferenceTable::Add"]=new NativeFunction(u,"pointer",["pointer","uint","pointer"],ee)},_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE:function(u){this["art::IndirectReferenceTable::Add"]=new NativeFunction(u,"pointer",["pointer","uint","pointer"],ee)},_ZN3art9JavaVMExt12DecodeGlobalEPv:function(u){let m;se()>=26?m=cd(u,["pointer","pointer"]):m=new NativeFunction(u,"pointer",["pointer","pointer"],ee),this["art::JavaVMExt::DecodeGlobal"]=function(h,g,y){return m(h,y)}},_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv:["art::JavaVMExt::DecodeGlobal","pointer",["pointer","pointer","pointer"]],_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZNK3art6Thread13DecodeJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZN3art10ThreadList10SuspendAllEPKcb:["art::ThreadList::SuspendAll","void",["pointer","pointer","bool"]],_ZN3art10ThreadList10SuspendAllEv:function(u){let m=new NativeFunction(u,"void",["pointer"],ee);this["art::ThreadList::SuspendAll"]=function(h,g,y){return m(h)}},_ZN3art10ThreadList9ResumeAllEv:["art::ThreadList::ResumeAll","void",["pointer"]],_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE:["art::ClassLinker::VisitClasses","void",["pointer","pointer"]],_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_:function(u){let m=new NativeFunction(u,"void",["pointer","pointer","pointer"],ee);this["art::ClassLinker::VisitClasses"]=function(h,g){m(h,g,NULL)}},_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE:["art::ClassLinker::VisitClassLoaders","void",["pointer","pointer"]],_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_:["art::gc::Heap::VisitObjects","void",["pointer","pointer","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:["art::gc::Heap::GetInstances","void",["pointer","pointer","pointer","int","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:function(u){let m=new NativeFunction(u,"void",["pointer","pointer","pointer","bool","int","pointer"],ee);this["art::gc::Heap::GetInstances"]=function(h,g,y,E,x){m(h,g,y,0,E,x)}},_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","uint","bool"]],_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","size_t","bool"]],_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb:["art::StackVisitor::WalkStack","void",["pointer","bool"]],_ZNK3art12StackVisitor9GetMethodEv:["art::StackVisitor::GetMethod","pointer",["pointer"]],_ZNK3art12StackVisitor16DescribeLocationEv:function(u){this["art::StackVisitor::DescribeLocation"]=en(u,["pointer"])},_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv:function(u){this["art::StackVisitor::GetCurrentQuickFrameInfo"]=$d(u)},_ZN3art7Context6CreateEv:["art::Context::Create","pointer",[]],_ZN3art6Thread18GetLongJumpContextEv:["art::Thread::GetLongJumpContext","pointer",["pointer"]],_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE:function(u){this["art::mirror::Class::GetDescriptor"]=u},_ZN3art6mirror5Class11GetLocationEv:function(u){this["art::mirror::Class::GetLocation"]=en(u,["pointer"])},_ZN3art9ArtMethod12PrettyMethodEb:function(u){this["art::ArtMethod::PrettyMethod"]=en(u,["pointer","bool"])},_ZN3art12PrettyMethodEPNS_9ArtMethodEb:function(u){this["art::ArtMethod::PrettyMethodNullSafe"]=en(u,["pointer","bool"])},_ZN3art6Thread14CurrentFromGdbEv:["art::Thread::CurrentFromGdb","pointer",[]],_ZN3art6mirror6Object5CloneEPNS_6ThreadE:function(u){this["art::mirror::Object::Clone"]=new NativeFunction(u,"pointer",["pointer","pointer"],ee)},_ZN3art6mirror6Object5CloneEPNS_6ThreadEm:function(u){let m=new NativeFunction(u,"pointer",["pointer","pointer","pointer"],ee);this["art::mirror::Object::Clone"]=function(h,g){let y=NULL;return m(h,g,y)}},_ZN3art6mirror6Object5CloneEPNS_6ThreadEj:function(u){let m=new NativeFunction(u,"pointer",["pointer","pointer","uint"],ee);this["art::mirror::Object::Clone"]=function(h,g){return m(h,g,0)}},_ZN3art3Dbg14SetJdwpAllowedEb:["art::Dbg::SetJdwpAllowed","void",["bool"]],_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE:["art::Dbg::ConfigureJdwp","void",["pointer"]],_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv:["art::InternalDebuggerControlCallback::StartDebugger","void",["pointer"]],_ZN3art3Dbg9StartJdwpEv:["art::Dbg::StartJdwp","void",[]],_ZN3art3Dbg8GoActiveEv:["art::Dbg::GoActive","void",[]],_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE:["art::Dbg::RequestDeoptimization","void",["pointer"]],_ZN3art3Dbg20ManageDeoptimizationEv:["art::Dbg::ManageDeoptimization","void",[]],_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv:["art::Instrumentation::EnableDeoptimization","void",["pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc:["art::Instrumentation::DeoptimizeEverything","void",["pointer","pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv:function(u){let m=new NativeFunction(u,"void",["pointer"],ee);this["art::Instrumentation::DeoptimizeEverything"]=function(h,g){m(h)}},_ZN3art7Runtime19DeoptimizeBootImageEv:["art::Runtime::DeoptimizeBootImage","void",["pointer"]],_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE:["art::Instrumentation::Deoptimize","void",["pointer","pointer"]],_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID:["art::jni::JniIdManager::DecodeMethodId","pointer",["pointer","pointer"]],_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID:["art::jni::JniIdManager::DecodeFieldId","pointer",["pointer","pointer"]],_ZN3art11interpreter18GetNterpEntryPointEv:["art::interpreter::GetNterpEntryPoint","pointer",[]],_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi:["art::Monitor::TranslateLocation","void",["pointer","uint32","pointer","pointer"]]},variables:{_ZN3art3Dbg9gRegistryE:function(u){this.isJdwpStarted=()=>!u.readPointer().isNull()},_ZN3art3Dbg15gDebuggerActiveE:function(u){this.isDebuggerActive=()=>!!u.readU8()}},optionals:new Set(["artInterpreterToCompiledCodeBridge","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE","_ZN3art9JavaVMExt12DecodeGlobalEPv","_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv","_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject","_ZNK3art6Thread13DecodeJObjectEP8_jobject","_ZN3art10ThreadList10SuspendAllEPKcb","_ZN3art10ThreadList10SuspendAllEv","_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE","_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_","_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE","_ZN3art6mirror6Object5CloneEPNS_6ThreadE","_ZN3art6mirror6Object5CloneEPNS_6ThreadEm","_ZN3art6mirror6Object5CloneEPNS_6ThreadEj","_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE","_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb","_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb","_ZNK3art12StackVisitor9GetMethodEv","_ZNK3art12StackVisitor16DescribeLocationEv","_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv","_ZN3art7Context6CreateEv","_ZN3art6Thread18GetLongJumpContextEv","_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE","_ZN3art6mirror5Class11GetLocationEv","_ZN3art9ArtMethod12PrettyMethodEb","_ZN3art12PrettyMethodEPNS_9ArtMethodEb","_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE","_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv","_ZN3art3Dbg15gDebuggerActiveE","_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv","_ZN3art7Runtime19DeoptimizeBootImageEv","_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE","_ZN3art3Dbg9StartJdwpEv","_ZN3art3Dbg8GoActiveEv","_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE","_ZN3art3Dbg20ManageDeoptimizationEv","_ZN3art3Dbg9gRegistryE","_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID","_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID","_ZN3art11interpreter18GetNterpEntryPointEv","_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi"])}:{functions:{_Z20dvmDecodeIndirectRefP6ThreadP8_jobject:["dvmDecodeIndirectRef","pointer",["pointer","pointer"]],_Z15dvmUseJNIBridgeP6MethodPv:["dvmUseJNIBridge","void",["pointer","pointer"]],_Z20dvmHeapSourceGetBasev:["dvmHeapSourceGetBase","pointer",[]],_Z21dvmHeapSourceGetLimitv:["dvmHeapSourceGetLimit","pointer",[]],_Z16dvmIsValidObjectPK6Object:["dvmIsValidObject","uint8",["pointer"]],JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]]},variables:{gDvmJni:function(u){this.gDvmJni=u},gDvm:function(u){this.gDvm=u}}},{functions:i={},variables:l={},optionals:a=new Set}=s,c=[];for(let[u,m]of Object.entries(i)){let h=o.find(u);h!==null?typeof m=="function"?m.call(o,h):o[m[0]]=new NativeFunction(h,m[1],m[2],ee):a.has(u)||c.push(u)}for(let[u,m]of Object.entries(l)){let h=o.find(u);h!==null?m.call(o,h):a.has(u)||c.push(u)}if(c.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+c.join(", "));let d=Memory.alloc(w),f=Memory.alloc(bc);if(me("JNI_GetCreatedJavaVMs",o.JNI_GetCreatedJavaVMs(d,1,f)),f.readInt()===0)return null;if(o.vm=d.readPointer(),r){let u=se(),m;u>=27?m=33554432:u>=24?m=16777216:m=0,o.kAccCompileDontBother=m;let h=o.vm.add(w).readPointer();o.artRuntime=h;let g=ks(o),y=g.offset,E=y.instrumentation;o.artInstrumentation=E!==null?h.add(E):null,Mr()>=36e7&&o.artInstrumentation!=null&&(o.artInstrumentation=o.artInstrumentation.readPointer()),o.artHeap=h.add(y.heap).readPointer(),o.artThreadList=h.add(y.threadList).readPointer();let k=h.add(y.classLinker).readPointer(),M=Td(h,g).offset,O=k.add(M.quickResolutionTrampoline).readPointer(),N=k.add(M.quickImtConflictTrampoline).readPointer(),A=k.add(M.quickGenericJniTrampoline).readPointer(),S=k.add(M.quickToInterpreterBridgeTrampoline).readPointer();o.artClassLinker={address:k,quickResolutionTrampoline:O,quickImtConflictTrampoline:N,quickGenericJniTrampoline:A,quickToInterpreterBridgeTrampoline:S};let L=new Oe(o);o.artQuickGenericJniTrampoline=_r(A,L),o.artQuickToInterpreterBridge=_r(S,L),o.artQuickResolutionTrampoline=_r(O,L),o["art::JavaVMExt::AddGlobalRef"]===void 0&&(o["art::JavaVMExt::AddGlobalRef"]=Iu(o)),o["art::JavaVMExt::DecodeGlobal"]===void 0&&(o["art::JavaVMExt::DecodeGlobal"]=xu(o)),o["art::ArtMethod::PrettyMethod"]===void 0&&(o["art::ArtMethod::PrettyMethod"]=o["art::ArtMethod::PrettyMethodNullSafe"]),o["art::interpreter::GetNterpEntryPoint"]!==void 0?o.artNterpEntryPoint=o["art::interpreter::GetNterpEntryPoint"]():o.artNterpEntryPoint=o.find("ExecuteNterpImpl"),le=qd(o,L),Tu(o);let j=null;Object.defineProperty(o,"jvmti",{get(){return j===null&&(j=[fd(L,this.artRuntime)]),j[0]}})}let p=e.enumerateImports().filter(u=>u.name.indexOf("_Z")===0).reduce((u,m)=>(u[m.name]=m.address,u),{});return o.$new=new NativeFunction(p._Znwm||p._Znwj,"pointer",["ulong"],ee),o.$delete=new NativeFunction(p._ZdlPv,"void",["pointer"],ee),Ts=r?kr:Lr,o}function fd(n,e){let t=null;return n.perform(()=>{let r=q().find("_ZN3art7Runtime18EnsurePluginLoadedEPKcPNSt3__112basic_stringIcNS3_11char_traitsIcEENS3_9allocatorIcEEEE");if(r===null)return;let o=new NativeFunction(r,"bool",["pointer","pointer","pointer"]),s=Memory.alloc(w);if(!o(e,Memory.allocUtf8String("libopenjdkjvmti.so"),s))return;let l=Zt.v1_2|1073741824,a=n.tryGetEnvHandle(l);if(a===null)return;t=new Ue(a,n);let c=Memory.alloc(8);c.writeU64(qt.canTagObjects),t.addCapabilities(c)!==0&&(t=null)}),t}function pd(n,e){q().flavor==="art"&&n.getClassName(e)}function hd(n){return{offset:w===4?{globalsLock:32,globals:72}:{globalsLock:64,globals:112}}}function md(n){let e=n.vm,t=n.artRuntime,r=w===4?200:384,o=r+100*w,s=se(),i=Ls(),{isApiLevel34OrApexEquivalent:l}=n,a=null;for(let d=r;d!==o;d+=w)if(t.add(d).readPointer().equals(e)){let p,u=null;s>=33||i==="Tiramisu"||l?(p=[d-4*w],u=d-w):s>=30||i==="R"?(p=[d-3*w,d-4*w],u=d-w):s>=29?p=[d-2*w]:s>=27?p=[d-At-3*w]:p=[d-At-2*w];for(let m of p){let h=m-w,g=h-w,y;l?y=g-9*w:s>=24?y=g-8*w:s>=23?y=g-7*w:y=g-4*w;let E={offset:{heap:y,threadList:g,internTable:h,classLinker:m,jniIdManager:u}};if(Ns(t,E)!==null){a=E;break}}break}if(a===null)throw new Error("Unable to determine Runtime field offsets");let c=Mr()>=36e7;return a.offset.instrumentation=c?wd(n):gd(n),a.offset.jniIdsIndirection=xd(n),a}var _d={ia32:ms,x64:ms,arm:yd,arm64:bd};function gd(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:Be(e,_d[Process.arch],{limit:30})}function ms(n){if(n.mnemonic!=="lea")return null;let e=n.operands[1].value.disp;return e<256||e>1024?null:e}function yd(n){if(n.mnemonic!=="add.w")return null;let e=n.operands;if(e.length!==3)return null;let t=e[2];return t.type!=="imm"?null:t.value}function bd(n){if(n.mnemonic!=="add")return null;let e=n.operands;if(e.length!==3||e[0].value==="sp"||e[1].value==="sp")return null;let t=e[2];if(t.type!=="imm")return null;let r=t.value.valueOf();return r<256||r>1024?null:r}var Ed={ia32:_s,x64:_s,arm:Sd,arm64:vd};function wd(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:Be(e,Ed[Process.arch],{limit:30})}function _s(n){if(n.mnemonic!=="mov")return null;let e=n.operands;if(e[0].value!=="rax")return null;let r=e[1];if(r.type!=="mem")return null;let o=r.value;if(o.base!=="rdi")return null;let s=o.disp;return s<256||s>1024?null:s}function Sd(n){return null}function vd(n){if(n.mnemonic!=="ldr")return null;let e=n.operands;if(e[0].value==="x0")return null;let t=e[1].value;if(t.base!=="x0")return null;let r=t.disp;return r<256||r>1024?null:r}var Id={ia32:gs,x64:gs,arm:Cd,arm64:kd};function xd(n){let e=n.find("_ZN3art7Runtime12SetJniIdTypeENS_9JniIdTypeE");if(e===null)return null;let t=Be(e,Id[Process.arch],{limit:20});if(t===null)throw new Error("Unable to determine Runtime.jni_ids_indirection_ offset");return t}function gs(n){return n.mnemonic==="cmp"?n.operands[0].value.disp:null}function Cd(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function kd(n,e){if(e===null)return null;let{mnemonic:t}=n,{mnemonic:r}=e;return t==="cmp"&&r==="ldr"||t==="bl"&&r==="str"?e.operands[1].value.disp:null}function Ld(){let e={"4-21":136,"4-22":136,"4-23":172,"4-24":196,"4-25":196,"4-26":196,"4-27":196,"4-28":212,"4-29":172,"4-30":180,"4-31":180,"8-21":224,"8-22":224,"8-23":296,"8-24":344,"8-25":344,"8-26":352,"8-27":352,"8-28":392,"8-29":328,"8-30":336,"8-31":336}[`${w}-${se()}`];if(e===void 0)throw new Error("Unable to determine Instrumentation field offsets");return{offset:{forcedInterpretOnly:4,deoptimizationEnabled:e}}}function Td(n,e){let t=Ns(n,e);if(t===null)throw new Error("Unable to determine ClassLinker field offsets");return t}function Ns(n,e){if(pr!==null)return pr;let{classLinker:t,internTable:r}=e.offset,o=n.add(t).readPointer(),s=n.add(r).readPointer(),i=w===4?100:200,l=i+100*w,a=se(),c=null;for(let d=i;d!==l;d+=w)if(o.add(d).readPointer().equals(s)){let p;a>=30||Ls()==="R"?p=6:a>=29?p=4:a>=23?p=3:p=5;let u=d+p*w,m;a>=23?m=u-2*w:m=u-3*w,c={offset:{quickResolutionTrampoline:m,quickImtConflictTrampoline:u-w,quickGenericJniTrampoline:u,quickToInterpreterBridgeTrampoline:u+w}};break}return c!==null&&(pr=c),c}function Or(n){let t=null;return n.perform(r=>{let o=dn(n),s=Se(n),i={artArrayLengthSize:4,artArrayEntrySize:o.size,artArrayMax:50},l={artArrayLengthSize:w,artArrayEntrySize:s.size,artArrayMax:100},a=(p,u,m)=>{let h=p.add(u).readPointer();if(h.isNull())return null;let g=m===4?h.readU32():h.readU64().valueOf();return g<=0?null:{length:g,data:h.add(m)}},c=(p,u,m,h)=>{try{let g=a(p,u,h.artArrayLengthSize);if(g===null)return!1;let y=Math.min(g.length,h.artArrayMax);for(let E=0;E!==y;E++)if(g.data.add(E*h.artArrayEntrySize).equals(m))return!0}catch{}return!1},d=r.findClass("java/lang/Thread"),f=r.newGlobalRef(d);try{let p;Le(n,r,A=>{p=q()["art::JavaVMExt::DecodeGlobal"](n,A,f)});let u=Es(r.getFieldId(f,"name","Ljava/lang/String;")),m=Es(r.getStaticFieldId(f,"MAX_PRIORITY","I")),h=-1,g=-1;for(let A=0;A!==256;A+=4)h===-1&&c(p,A,m,i)&&(h=A),g===-1&&c(p,A,u,i)&&(g=A);if(g===-1||h===-1)throw new Error("Unable to find fields in java/lang/Thread; please file a bug");let y=g!==h?h:0,E=g,x=-1,k=zr(r.getMethodId(f,"getName","()Ljava/lang/String;"));for(let A=0;A!==256;A+=4)x===-1&&c(p,A,k,l)&&(x=A);if(x===-1)throw new Error("Unable to find methods in java/lang/Thread; please file a bug");let M=-1,N=a(p,x,l.artArrayLengthSize).length;for(let A=x;A!==256;A+=4)if(p.add(A).readU16()===N){M=A;break}if(M===-1)throw new Error("Unable to find copied methods in java/lang/Thread; please file a bug");t={offset:{ifields:E,methods:x,sfields:y,copiedMethodsOffset:M}}}finally{r.deleteLocalRef(d),r.deleteGlobalRef(f)}}),t}function Ad(n){let e=q(),t;return n.perform(r=>{let o=r.findClass("android/os/Process"),s=zr(r.getStaticMethodId(o,"getElapsedCpuTime","()J"));r.deleteLocalRef(o);let i=Process.getModuleByName("libandroid_runtime.so"),l=i.base,a=l.add(i.size),c=se(),d=c<=21?8:w,f=Ic|xc|Cc|tn,p=~(xs|Mc|Nc)>>>0,u=null,m=null,h=2;for(let E=0;E!==64&&h!==0;E+=4){let x=s.add(E);if(u===null){let k=x.readPointer();k.compare(l)>=0&&k.compare(a)<0&&(u=E,h--)}m===null&&(x.readU32()&p)===f&&(m=E,h--)}if(h!==0)throw new Error("Unable to determine ArtMethod field offsets");let g=u+d;t={size:c<=21?g+32:g+w,offset:{jniCode:u,quickCode:g,accessFlags:m}},"artInterpreterToCompiledCodeBridge"in e&&(t.offset.interpreterCode=u-d)}),t}function dn(n){let e=se();return e>=23?{size:16,offset:{accessFlags:4}}:e>=21?{size:24,offset:{accessFlags:12}}:null}function Nd(n){let e=se(),t;return n.perform(r=>{let o=un(r),s=r.handle,i=null,l=null,a=null,c=null,d=null,f=null;for(let p=144;p!==256;p+=w)if(o.add(p).readPointer().equals(s)){l=p-6*w,d=p-4*w,f=p+2*w,e<=22&&(l-=w,i=l-w-9*8-3*4,a=p+6*w,d-=w,f-=w),c=p+9*w,e<=22&&(c+=2*w+4,w===8&&(c+=4)),e>=23&&(c+=w);break}if(c===null)throw new Error("Unable to determine ArtThread field offsets");t={offset:{isExceptionReportedToInstrumentation:i,exception:l,throwLocation:a,topHandleScope:c,managedStack:d,self:f}}}),t}function Md(){return se()>=23?{offset:{topQuickFrame:0,link:w}}:{offset:{topQuickFrame:2*w,link:0}}}var jd={ia32:ys,x64:ys,arm:Od,arm64:Rd};function _r(n,e){let t;return e.perform(r=>{let o=un(r),s=jd[Process.arch],i=Instruction.parse(n),l=s(i);l!==null?t=o.add(l).readPointer():t=n}),t}function ys(n){return n.mnemonic==="jmp"?n.operands[0].value.disp:null}function Od(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function Rd(n){return n.mnemonic==="ldr"?n.operands[1].value.disp:null}function un(n){return n.handle.add(w).readPointer()}function Pd(){return Rr("ro.build.version.release")}function Fd(){return Rr("ro.build.version.codename")}function Dd(){return parseInt(Rr("ro.build.version.sdk"),10)}function Ud(){try{let n=File.readAllText("/proc/self/mountinfo"),e=null,t=new Map;for(let o of n.trimEnd().split(`
`)){let s=o.split(" "),i=s[4];if(!i.startsWith("/apex/com.android.art"))continue;let l=s[10];i.includes("@")?t.set(l,i.split("@")[1]):e=l}let r=t.get(e);return r!==void 0?parseInt(r):bs()}catch{return bs()}}function bs(){return se()*1e7}var gr=null,Bd=92;function Rr(n){gr===null&&(gr=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("__system_property_get"),"int",["pointer","pointer"],ee));let e=Memory.alloc(Bd);return gr(Memory.allocUtf8String(n),e),e.readUtf8String()}function Le(n,e,t){let r=ad(n,e),o=un(e).toString();if(kt[o]=t,r(e.handle),kt[o]!==void 0)throw delete kt[o],new Error("Unable to perform state transition; please file a bug")}function zd(n,e){let t=new NativeCallback(Vd,"void",["pointer"]);return Os(n,e,t)}function Vd(n){let e=n.toString(),t=kt[e];delete kt[e],t(n)}function Pr(n){let e=q(),t=e.artThreadList;e["art::ThreadList::SuspendAll"](t,Memory.allocUtf8String("frida"),!1?1:0);try{n()}finally{e["art::ThreadList::ResumeAll"](t)}}var Sr=class{constructor(e){let t=Memory.alloc(4*w),r=t.add(w);t.writePointer(r);let o=new NativeCallback((s,i)=>e(i)===!0?1:0,"bool",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=t,this._onVisit=o}};function Fr(n){return q()["art::ClassLinker::VisitClasses"]instanceof NativeFunction?new Sr(n):new NativeCallback(t=>n(t)===!0?1:0,"bool",["pointer","pointer"])}var vr=class{constructor(e){let t=Memory.alloc(4*w),r=t.add(w);t.writePointer(r);let o=new NativeCallback((s,i)=>{e(i)},"void",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=t,this._onVisit=o}};function Dr(n){return new vr(n)}var Jd={"include-inlined-frames":0,"skip-inlined-frames":1},Ir=class{constructor(e,t,r,o=0,s=!0){let i=q(),l=512,a=3*w,c=Memory.alloc(l+a);i["art::StackVisitor::StackVisitor"](c,e,t,Jd[r],o,s?1:0);let d=c.add(l);c.writePointer(d);let f=new NativeCallback(this._visitFrame.bind(this),"bool",["pointer"]);d.add(2*w).writePointer(f),this.handle=c,this._onVisitFrame=f;let p=c.add(w===4?12:24);this._curShadowFrame=p,this._curQuickFrame=p.add(w),this._curQuickFramePc=p.add(2*w),this._curOatQuickMethodHeader=p.add(3*w),this._getMethodImpl=i["art::StackVisitor::GetMethod"],this._descLocImpl=i["art::StackVisitor::DescribeLocation"],this._getCQFIImpl=i["art::StackVisitor::GetCurrentQuickFrameInfo"]}walkStack(e=!1){q()["art::StackVisitor::WalkStack"](this.handle,e?1:0)}_visitFrame(){return this.visitFrame()?1:0}visitFrame(){throw new Error("Subclass must implement visitFrame")}getMethod(){let e=this._getMethodImpl(this.handle);return e.isNull()?null:new rn(e)}getCurrentQuickFramePc(){return this._curQuickFramePc.readPointer()}getCurrentQuickFrame(){return this._curQuickFrame.readPointer()}getCurrentShadowFrame(){return this._curShadowFrame.readPointer()}describeLocation(){let e=new an;return this._descLocImpl(e,this.handle),e.disposeToString()}getCurrentOatQuickMethodHeader(){return this._curOatQuickMethodHeader.readPointer()}getCurrentQuickFrameInfo(){return this._getCQFIImpl(this.handle)}},rn=class{constructor(e){this.handle=e}prettyMethod(e=!0){let t=new an;return q()["art::ArtMethod::PrettyMethod"](t,this.handle,e?1:0),t.disposeToString()}toString(){return`ArtMethod(handle=${this.handle})`}};function $d(n){return function(e){let t=Memory.alloc(12);return ld(n)(t,e),{frameSizeInBytes:t.readU32(),coreSpillMask:t.add(4).readU32(),fpSpillMask:t.add(8).readU32()}}}function Gd(n){let e=NULL;switch(Process.arch){case"ia32":e=ft(32,t=>{t.putMovRegRegOffsetPtr("ecx","esp",4),t.putMovRegRegOffsetPtr("edx","esp",8),t.putCallAddressWithArguments(n,["ecx","edx"]),t.putMovRegReg("esp","ebp"),t.putPopReg("ebp"),t.putRet()});break;case"x64":e=ft(32,t=>{t.putPushReg("rdi"),t.putCallAddressWithArguments(n,["rsi"]),t.putPopReg("rdi"),t.putMovRegPtrReg("rdi","rax"),t.putMovRegOffsetPtrReg("rdi",8,"edx"),t.putRet()});break;case"arm":e=ft(16,t=>{t.putCallAddressWithArguments(n,["r0","r1"]),t.putPopRegs(["r0","lr"]),t.putMovRegReg("pc","lr")});break;case"arm64":e=ft(64,t=>{t.putPushRegReg("x0","lr"),t.putCallAddressWithArguments(n,["x1"]),t.putPopRegReg("x2","lr"),t.putStrRegRegOffset("x0","x2",0),t.putStrRegRegOffset("w1","x2",8),t.putRet()});break}return new NativeFunction(e,"void",["pointer","pointer"],ee)}var Hd={ia32:globalThis.X86Relocator,x64:globalThis.X86Relocator,arm:globalThis.ThumbRelocator,arm64:globalThis.Arm64Relocator},xr={ia32:globalThis.X86Writer,x64:globalThis.X86Writer,arm:globalThis.ThumbWriter,arm64:globalThis.Arm64Writer};function ft(n,e){hr===null&&(hr=Memory.alloc(Process.pageSize));let t=hr.add(fs),r=Process.arch,o=xr[r];return Memory.patchCode(t,n,s=>{let i=new o(s,{pc:t});if(e(i),i.flush(),i.offset>n)throw new Error(`Wrote ${i.offset}, exceeding maximum of ${n}`)}),fs+=n,r==="arm"?t.or(1):t}function Zd(n,e){Wd(e),eu(e)}function qd(n,e){let t=pt(e).offset,r=id().offset,o=`
#include <gum/guminterceptor.h>

extern GMutex lock;
extern GHashTable * methods;
extern GHashTable * replacements;
extern gpointer last_seen_art_method;

extern gpointer get_oat_quick_method_header_impl (gpointer method, gpointer pc);

void
init (void)
{
  g_mutex_init (&lock);
  methods = g_hash_table_new_full (NULL, NULL, NULL, NULL);
  replacements = g_hash_table_new_full (NULL, NULL, NULL, NULL);
}

void
finalize (void)
{
  g_hash_table_unref (replacements);
  g_hash_table_unref (methods);
  g_mutex_clear (&lock);
}

gboolean
is_replacement_method (gpointer method)
{
  gboolean is_replacement;

  g_mutex_lock (&lock);

  is_replacement = g_hash_table_contains (replacements, method);

  g_mutex_unlock (&lock);

  return is_replacement;
}

gpointer
get_replacement_method (gpointer original_method)
{
  gpointer replacement_method;

  g_mutex_lock (&lock);

  replacement_method = g_hash_table_lookup (methods, original_method);

  g_mutex_unlock (&lock);

  return replacement_method;
}

void
set_replacement_method (gpointer original_method,
                        gpointer replacement_method)
{
  g_mutex_lock (&lock);

  g_hash_table_insert (methods, original_method, replacement_method);
  g_hash_table_insert (replacements, replacement_method, original_method);

  g_mutex_unlock (&lock);
}

void
synchronize_replacement_methods (guint quick_code_offset,
                                 void * nterp_entrypoint,
                                 void * quick_to_interpreter_bridge)
{
  GHashTableIter iter;
  gpointer hooked_method, replacement_method;

  g_mutex_lock (&lock);

  g_hash_table_iter_init (&iter, methods);
  while (g_hash_table_iter_next (&iter, &hooked_method, &replacement_method))
  {
    void ** quick_code;

    *((uint32_t *) replacement_method) = *((uint32_t *) hooked_method);

    quick_code = hooked_method + quick_code_offset;
    if (*quick_code == nterp_entrypoint)
      *quick_code = quick_to_interpreter_bridge;
  }

  g_mutex_unlock (&lock);
}

void
delete_replacement_method (gpointer original_method)
{
  gpointer replacement_method;

  g_mutex_lock (&lock);

  replacement_method = g_hash_table_lookup (methods, original_method);
  if (replacement_method != NULL)
  {
    g_hash_table_remove (methods, original_method);
    g_hash_table_remove (replacements, replacement_method);
  }

  g_mutex_unlock (&lock);
}

gpointer
translate_method (gpointer method)
{
  gpointer translated_method;

  g_mutex_lock (&lock);

  translated_method = g_hash_table_lookup (replacements, method);

  g_mutex_unlock (&lock);

  return (translated_method != NULL) ? translated_method : method;
}

gpointer
find_replacement_method_from_quick_code (gpointer method,
                                         gpointer thread)
{
  gpointer replacement_method;
  gpointer managed_stack;
  gpointer top_quick_frame;
  gpointer link_managed_stack;
  gpointer * link_top_quick_frame;

  replacement_method = get_replacement_method (method);
  if (replacement_method == NULL)
    return NULL;

  /*
   * Stack check.
   *
   * Return NULL to indicate that the original method should be invoked, otherwise
   * return a pointer to the replacement ArtMethod.
   *
   * If the caller is our own JNI replacement stub, then a stack transition must
   * have been pushed onto the current thread's linked list.
   *
   * Therefore, we invoke the original method if the following conditions are met:
   *   1- The current managed stack is empty.
   *   2- The ArtMethod * inside the linked managed stack's top quick frame is the
   *      same as our replacement.
   */
  managed_stack = thread + ${t.managedStack};
  top_quick_frame = *((gpointer *) (managed_stack + ${r.topQuickFrame}));
  if (top_quick_frame != NULL)
    return replacement_method;

  link_managed_stack = *((gpointer *) (managed_stack + ${r.link}));
  if (link_managed_stack == NULL)
    return replacement_method;

  link_top_quick_frame = GSIZE_TO_POINTER (*((gsize *) (link_managed_stack + ${r.topQuickFrame})) & ~((gsize) 1));
  if (link_top_quick_frame == NULL || *link_top_quick_frame != replacement_method)
    return replacement_method;

  return NULL;
}

void
on_interpreter_do_call (GumInvocationContext * ic)
{
  gpointer method, replacement_method;

  method = gum_invocation_context_get_nth_argument (ic, 0);

  replacement_method = get_replacement_method (method);
  if (replacement_method != NULL)
    gum_invocation_context_replace_nth_argument (ic, 0, replacement_method);
}

gpointer
on_art_method_get_oat_quick_method_header (gpointer method,
                                           gpointer pc)
{
  if (is_replacement_method (method))
    return NULL;

  return get_oat_quick_method_header_impl (method, pc);
}

void
on_art_method_pretty_method (GumInvocationContext * ic)
{
  const guint this_arg_index = ${Process.arch==="arm64"?0:1};
  gpointer method;

  method = gum_invocation_context_get_nth_argument (ic, this_arg_index);
  if (method == NULL)
    gum_invocation_context_replace_nth_argument (ic, this_arg_index, last_seen_art_method);
  else
    last_seen_art_method = method;
}

void
on_leave_gc_concurrent_copying_copying_phase (GumInvocationContext * ic)
{
  GHashTableIter iter;
  gpointer hooked_method, replacement_method;

  g_mutex_lock (&lock);

  g_hash_table_iter_init (&iter, methods);
  while (g_hash_table_iter_next (&iter, &hooked_method, &replacement_method))
    *((uint32_t *) replacement_method) = *((uint32_t *) hooked_method);

  g_mutex_unlock (&lock);
}
`,s=8,i=w,l=w,a=w,d=Memory.alloc(s+i+l+a),f=d.add(s),p=f.add(i),u=p.add(l),m=n.find(w===4?"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEj":"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEm"),h=new CModule(o,{lock:d,methods:f,replacements:p,last_seen_art_method:u,get_oat_quick_method_header_impl:m??ptr("0xdeadbeef")}),g={exceptions:"propagate",scheduling:"exclusive"};return{handle:h,replacedMethods:{isReplacement:new NativeFunction(h.is_replacement_method,"bool",["pointer"],g),get:new NativeFunction(h.get_replacement_method,"pointer",["pointer"],g),set:new NativeFunction(h.set_replacement_method,"void",["pointer","pointer"],g),synchronize:new NativeFunction(h.synchronize_replacement_methods,"void",["uint","pointer","pointer"],g),delete:new NativeFunction(h.delete_replacement_method,"void",["pointer"],g),translate:new NativeFunction(h.translate_method,"pointer",["pointer"],g),findReplacementFromQuickCode:h.find_replacement_method_from_quick_code},getOatQuickMethodHeaderImpl:m,hooks:{Interpreter:{doCall:h.on_interpreter_do_call},ArtMethod:{getOatQuickMethodHeader:h.on_art_method_get_oat_quick_method_header,prettyMethod:h.on_art_method_pretty_method},Gc:{copyingPhase:{onLeave:h.on_leave_gc_concurrent_copying_copying_phase},runFlip:{onEnter:h.on_leave_gc_concurrent_copying_copying_phase}}}}}function Wd(n){hs||(hs=!0,Kd(n),Qd(),Yd(),Xd())}function Kd(n){let e=q();[e.artQuickGenericJniTrampoline,e.artQuickToInterpreterBridge,e.artQuickResolutionTrampoline].forEach(r=>{Memory.protect(r,32,"rwx");let o=new sn(r);o.activate(n),As.push(o)})}function Qd(){let n=q(),e=se(),{isApiLevel34OrApexEquivalent:t}=n,r;if(e<=22)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_6mirror9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(e<=33&&!t)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(t)r=/^_ZN3art11interpreter6DoCallILb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtbPNS_6JValueE$/;else throw new Error("Unable to find method invocation in ART; please file a bug");let o=n.module,s=[...o.enumerateExports(),...o.enumerateSymbols()].filter(i=>r.test(i.name));if(s.length===0)throw new Error("Unable to find method invocation in ART; please file a bug");for(let i of s)Interceptor.attach(i.address,le.hooks.Interpreter.doCall)}function Yd(){let n=q(),t=n.module.findSymbolByName("_ZN3art2gc4Heap22CollectGarbageInternalENS0_9collector6GcTypeENS0_7GcCauseEbj");if(t===null)return;let{artNterpEntryPoint:r,artQuickToInterpreterBridge:o}=n,s=Se(n.vm).offset.quickCode;Interceptor.attach(t,{onLeave(){le.replacedMethods.synchronize(s,r,o)}})}function Xd(){let n=[["_ZN3art11ClassLinker26VisiblyInitializedCallback22MarkVisiblyInitializedEPNS_6ThreadE","e90340f8 : ff0ff0ff"],["_ZN3art11ClassLinker26VisiblyInitializedCallback29AdjustThreadVisibilityCounterEPNS_6ThreadEl","7f0f00f9 : 1ffcffff"]],e=q(),t=e.module;for(let[r,o]of n){let s=t.findSymbolByName(r);if(s===null)continue;let i=Memory.scanSync(s,8192,o);if(i.length===0)return;let{artNterpEntryPoint:l,artQuickToInterpreterBridge:a}=e,c=Se(e.vm).offset.quickCode;Interceptor.attach(i[0].address,function(){le.replacedMethods.synchronize(c,l,a)});return}}function eu(n){if(ps)return;if(ps=!0,!nu()){let{getOatQuickMethodHeaderImpl:s}=le;if(s===null)return;try{Interceptor.replace(s,le.hooks.ArtMethod.getOatQuickMethodHeader)}catch{}}let e=se(),t=null,r=q();e>28?t=r.find("_ZN3art2gc9collector17ConcurrentCopying12CopyingPhaseEv"):e>22&&(t=r.find("_ZN3art2gc9collector17ConcurrentCopying12MarkingPhaseEv")),t!==null&&Interceptor.attach(t,le.hooks.Gc.copyingPhase);let o=null;o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_"),o===null&&(o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_b")),o!==null&&Interceptor.attach(o,le.hooks.Gc.runFlip)}var tu={arm:{signatures:[{pattern:["b0 68","01 30","0c d0","1b 98",":","c0 ff","c0 ff","00 ff","00 2f"],validateMatch:yr},{pattern:["d8 f8 08 00","01 30","0c d0","1b 98",":","f0 ff ff 0f","ff ff","00 ff","00 2f"],validateMatch:yr},{pattern:["b0 68","01 30","40 f0 c3 80","00 25",":","c0 ff","c0 ff","c0 fb 00 d0","ff f8"],validateMatch:yr}],instrument:ou},arm64:{signatures:[{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","88 39 00 f0",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 00 00 9f"],offset:1,validateMatch:br},{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","00 0e 40 f9",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 fc ff ff"],offset:1,validateMatch:br},{pattern:["0a 40 b9","1f 05 00 31","01 34 00 54","e0 03 1f aa",":","fc ff ff","1f fc ff ff","1f 00 00 ff","e0 ff ff ff"],offset:1,validateMatch:br}],instrument:su}};function yr({address:n,size:e}){let t=Instruction.parse(n.or(1)),[r,o]=t.operands,s=o.value.base,i=r.value,l=Instruction.parse(t.next.add(2)),a=ptr(l.operands[0].value),c=l.address.add(l.size),d,f;return l.mnemonic==="beq"?(d=c,f=a):(d=a,f=c),Be(d.or(1),p,{limit:3});function p(u){let{mnemonic:m}=u;if(!(m==="ldr"||m==="ldr.w"))return null;let{base:h,disp:g}=u.operands[1].value;return h===s&&g===20?{methodReg:s,scratchReg:i,target:{whenTrue:a,whenRegularMethod:d,whenRuntimeMethod:f}}:null}}function br({address:n,size:e}){let[t,r]=Instruction.parse(n).operands,o=r.value.base,s="x"+t.value.substring(1),i=Instruction.parse(n.add(8)),l=ptr(i.operands[0].value),a=n.add(12),c,d;return i.mnemonic==="b.eq"?(c=a,d=l):(c=l,d=a),Be(c,f,{limit:3});function f(p){if(p.mnemonic!=="ldr")return null;let{base:u,disp:m}=p.operands[1].value;return u===o&&m===24?{methodReg:o,scratchReg:s,target:{whenTrue:l,whenRegularMethod:c,whenRuntimeMethod:d}}:null}}function nu(){if(se()<31)return!1;let n=tu[Process.arch];if(n===void 0)return!1;let e=n.signatures.map(({pattern:r,offset:o=0,validateMatch:s=ru})=>({pattern:new MatchPattern(r.join("")),offset:o,validateMatch:s})),t=[];for(let{base:r,size:o}of q().module.enumerateRanges("--x"))for(let{pattern:s,offset:i,validateMatch:l}of e){let a=Memory.scanSync(r,o,s).map(({address:c,size:d})=>({address:c.sub(i),size:d+i})).filter(c=>{let d=l(c);return d===null?!1:(c.validationResult=d,!0)});t.push(...a)}return t.length===0?!1:(t.forEach(n.instrument),!0)}function ru(){return{}}var on=class{constructor(e,t,r){this.address=e,this.size=t,this.originalCode=e.readByteArray(t),this.trampoline=r}revert(){Memory.patchCode(this.address,this.size,e=>{e.writeByteArray(this.originalCode)})}};function ou({address:n,size:e,validationResult:t}){let{methodReg:r,target:o}=t,s=Memory.alloc(Process.pageSize),i=e;Memory.patchCode(s,256,l=>{let a=new ThumbWriter(l,{pc:s}),c=new ThumbRelocator(n,a);for(let m=0;m!==2;m++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),a.putBCondLabel("eq","runtime_or_replacement_method");let d=[45,237,16,10];a.putBytes(d);let f=["r0","r1","r2","r3"];a.putPushRegs(f),a.putCallAddressWithArguments(le.replacedMethods.isReplacement,[r]),a.putCmpRegImm("r0",0),a.putPopRegs(f);let p=[189,236,16,10];a.putBytes(p),a.putBCondLabel("ne","runtime_or_replacement_method"),a.putBLabel("regular_method"),c.readOne();let u=c.input.address.equals(o.whenRegularMethod);for(a.putLabel(u?"regular_method":"runtime_or_replacement_method"),c.writeOne();i<10;){let m=c.readOne();if(m===0){i=10;break}i=m}c.writeAll(),a.putBranchAddress(n.add(i+1)),a.putLabel(u?"runtime_or_replacement_method":"regular_method"),a.putBranchAddress(o.whenTrue),a.flush()}),jr.push(new on(n,i,s)),Memory.patchCode(n,i,l=>{let a=new ThumbWriter(l,{pc:n});a.putLdrRegAddress("pc",s.or(1)),a.flush()})}function su({address:n,size:e,validationResult:t}){let{methodReg:r,scratchReg:o,target:s}=t,i=Memory.alloc(Process.pageSize);Memory.patchCode(i,256,l=>{let a=new Arm64Writer(l,{pc:i}),c=new Arm64Relocator(n,a);for(let m=0;m!==2;m++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),a.putBCondLabel("eq","runtime_or_replacement_method");let d=["d0","d1","d2","d3","d4","d5","d6","d7","x0","x1","x2","x3","x4","x5","x6","x7","x8","x9","x10","x11","x12","x13","x14","x15","x16","x17"],f=d.length;for(let m=0;m!==f;m+=2)a.putPushRegReg(d[m],d[m+1]);a.putCallAddressWithArguments(le.replacedMethods.isReplacement,[r]),a.putCmpRegReg("x0","xzr");for(let m=f-2;m>=0;m-=2)a.putPopRegReg(d[m],d[m+1]);a.putBCondLabel("ne","runtime_or_replacement_method"),a.putBLabel("regular_method"),c.readOne();let p=c.input,u=p.address.equals(s.whenRegularMethod);a.putLabel(u?"regular_method":"runtime_or_replacement_method"),c.writeOne(),a.putBranchAddress(p.next),a.putLabel(u?"runtime_or_replacement_method":"regular_method"),a.putBranchAddress(s.whenTrue),a.flush()}),jr.push(new on(n,e,i)),Memory.patchCode(n,e,l=>{let a=new Arm64Writer(l,{pc:n});a.putLdrRegAddress(o,i),a.putBrReg(o),a.flush()})}function iu(n){return new Ts(n)}function au(n){return le.replacedMethods.translate(n)}function Ur(n,e={}){let{limit:t=16}=e,r=n.getEnv();return Lt===null&&(Lt=lu(n,r)),Lt.backtrace(r,t)}function lu(n,e){let t=q(),r=Memory.alloc(Process.pointerSize),o=new CModule(`
#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include <gum/gumtls.h>
#include <json-glib/json-glib.h>

typedef struct _ArtBacktrace ArtBacktrace;
typedef struct _ArtStackFrame ArtStackFrame;

typedef struct _ArtStackVisitor ArtStackVisitor;
typedef struct _ArtStackVisitorVTable ArtStackVisitorVTable;

typedef struct _ArtClass ArtClass;
typedef struct _ArtMethod ArtMethod;
typedef struct _ArtThread ArtThread;
typedef struct _ArtContext ArtContext;

typedef struct _JNIEnv JNIEnv;

typedef struct _StdString StdString;
typedef struct _StdTinyString StdTinyString;
typedef struct _StdLargeString StdLargeString;

typedef enum {
  STACK_WALK_INCLUDE_INLINED_FRAMES,
  STACK_WALK_SKIP_INLINED_FRAMES,
} StackWalkKind;

struct _StdTinyString
{
  guint8 unused;
  gchar data[(3 * sizeof (gpointer)) - 1];
};

struct _StdLargeString
{
  gsize capacity;
  gsize size;
  gchar * data;
};

struct _StdString
{
  union
  {
    guint8 flags;
    StdTinyString tiny;
    StdLargeString large;
  };
};

struct _ArtBacktrace
{
  GChecksum * id;
  GArray * frames;
  gchar * frames_json;
};

struct _ArtStackFrame
{
  ArtMethod * method;
  gsize dexpc;
  StdString description;
};

struct _ArtStackVisitorVTable
{
  void (* unused1) (void);
  void (* unused2) (void);
  bool (* visit) (ArtStackVisitor * visitor);
};

struct _ArtStackVisitor
{
  ArtStackVisitorVTable * vtable;

  guint8 padding[512];

  ArtStackVisitorVTable vtable_storage;

  ArtBacktrace * backtrace;
};

struct _ArtMethod
{
  guint32 declaring_class;
  guint32 access_flags;
};

extern GumTlsKey current_backtrace;

extern void (* perform_art_thread_state_transition) (JNIEnv * env);

extern ArtContext * art_make_context (ArtThread * thread);

extern void art_stack_visitor_init (ArtStackVisitor * visitor, ArtThread * thread, void * context, StackWalkKind walk_kind,
    size_t num_frames, bool check_suspended);
extern void art_stack_visitor_walk_stack (ArtStackVisitor * visitor, bool include_transitions);
extern ArtMethod * art_stack_visitor_get_method (ArtStackVisitor * visitor);
extern void art_stack_visitor_describe_location (StdString * description, ArtStackVisitor * visitor);
extern ArtMethod * translate_method (ArtMethod * method);
extern void translate_location (ArtMethod * method, guint32 pc, const gchar ** source_file, gint32 * line_number);
extern void get_class_location (StdString * result, ArtClass * klass);
extern void cxx_delete (void * mem);
extern unsigned long strtoul (const char * str, char ** endptr, int base);

static bool visit_frame (ArtStackVisitor * visitor);
static void art_stack_frame_destroy (ArtStackFrame * frame);

static void append_jni_type_name (GString * s, const gchar * name, gsize length);

static void std_string_destroy (StdString * str);
static gchar * std_string_get_data (StdString * str);

void
init (void)
{
  current_backtrace = gum_tls_key_new ();
}

void
finalize (void)
{
  gum_tls_key_free (current_backtrace);
}

ArtBacktrace *
_create (JNIEnv * env,
         guint limit)
{
  ArtBacktrace * bt;

  bt = g_new (ArtBacktrace, 1);
  bt->id = g_checksum_new (G_CHECKSUM_SHA1);
  bt->frames = (limit != 0)
      ? g_array_sized_new (FALSE, FALSE, sizeof (ArtStackFrame), limit)
      : g_array_new (FALSE, FALSE, sizeof (ArtStackFrame));
  g_array_set_clear_func (bt->frames, (GDestroyNotify) art_stack_frame_destroy);
  bt->frames_json = NULL;

  gum_tls_key_set_value (current_backtrace, bt);

  perform_art_thread_state_transition (env);

  gum_tls_key_set_value (current_backtrace, NULL);

  return bt;
}

void
_on_thread_state_transition_complete (ArtThread * thread)
{
  ArtContext * context;
  ArtStackVisitor visitor = {
    .vtable_storage = {
      .visit = visit_frame,
    },
  };

  context = art_make_context (thread);

  art_stack_visitor_init (&visitor, thread, context, STACK_WALK_SKIP_INLINED_FRAMES, 0, true);
  visitor.vtable = &visitor.vtable_storage;
  visitor.backtrace = gum_tls_key_get_value (current_backtrace);

  art_stack_visitor_walk_stack (&visitor, false);

  cxx_delete (context);
}

static bool
visit_frame (ArtStackVisitor * visitor)
{
  ArtBacktrace * bt = visitor->backtrace;
  ArtStackFrame frame;
  const gchar * description, * dexpc_part;

  frame.method = art_stack_visitor_get_method (visitor);

  art_stack_visitor_describe_location (&frame.description, visitor);

  description = std_string_get_data (&frame.description);
  if (strstr (description, " '<") != NULL)
    goto skip;

  dexpc_part = strstr (description, " at dex PC 0x");
  if (dexpc_part == NULL)
    goto skip;
  frame.dexpc = strtoul (dexpc_part + 13, NULL, 16);

  g_array_append_val (bt->frames, frame);

  g_checksum_update (bt->id, (guchar *) &frame.method, sizeof (frame.method));
  g_checksum_update (bt->id, (guchar *) &frame.dexpc, sizeof (frame.dexpc));

  return true;

skip:
  std_string_destroy (&frame.description);
  return true;
}

static void
art_stack_frame_destroy (ArtStackFrame * frame)
{
  std_string_destroy (&frame->description);
}

void
_destroy (ArtBacktrace * backtrace)
{
  g_free (backtrace->frames_json);
  g_array_free (backtrace->frames, TRUE);
  g_checksum_free (backtrace->id);
  g_free (backtrace);
}

const gchar *
_get_id (ArtBacktrace * backtrace)
{
  return g_checksum_get_string (backtrace->id);
}

const gchar *
_get_frames (ArtBacktrace * backtrace)
{
  GArray * frames = backtrace->frames;
  JsonBuilder * b;
  guint i;
  JsonNode * root;

  if (backtrace->frames_json != NULL)
    return backtrace->frames_json;

  b = json_builder_new_immutable ();

  json_builder_begin_array (b);

  for (i = 0; i != frames->len; i++)
  {
    ArtStackFrame * frame = &g_array_index (frames, ArtStackFrame, i);
    gchar * description, * ret_type, * paren_open, * paren_close, * arg_types, * token, * method_name, * class_name;
    GString * signature;
    gchar * cursor;
    ArtMethod * translated_method;
    StdString location;
    gsize dexpc;
    const gchar * source_file;
    gint32 line_number;

    description = std_string_get_data (&frame->description);

    ret_type = strchr (description, '\\'') + 1;

    paren_open = strchr (ret_type, '(');
    paren_close = strchr (paren_open, ')');
    *paren_open = '\\0';
    *paren_close = '\\0';

    arg_types = paren_open + 1;

    token = strrchr (ret_type, '.');
    *token = '\\0';

    method_name = token + 1;

    token = strrchr (ret_type, ' ');
    *token = '\\0';

    class_name = token + 1;

    signature = g_string_sized_new (128);

    append_jni_type_name (signature, class_name, method_name - class_name - 1);
    g_string_append_c (signature, ',');
    g_string_append (signature, method_name);
    g_string_append (signature, ",(");

    if (arg_types != paren_close)
    {
      for (cursor = arg_types; cursor != NULL;)
      {
        gsize length;
        gchar * next;

        token = strstr (cursor, ", ");
        if (token != NULL)
        {
          length = token - cursor;
          next = token + 2;
        }
        else
        {
          length = paren_close - cursor;
          next = NULL;
        }

        append_jni_type_name (signature, cursor, length);

        cursor = next;
      }
    }

    g_string_append_c (signature, ')');

    append_jni_type_name (signature, ret_type, class_name - ret_type - 1);

    translated_method = translate_method (frame->method);
    dexpc = (translated_method == frame->method) ? frame->dexpc : 0;

    get_class_location (&location, GSIZE_TO_POINTER (translated_method->declaring_class));

    translate_location (translated_method, dexpc, &source_file, &line_number);

    json_builder_begin_object (b);

    json_builder_set_member_name (b, "signature");
    json_builder_add_string_value (b, signature->str);

    json_builder_set_member_name (b, "origin");
    json_builder_add_string_value (b, std_string_get_data (&location));

    json_builder_set_member_name (b, "className");
    json_builder_add_string_value (b, class_name);

    json_builder_set_member_name (b, "methodName");
    json_builder_add_string_value (b, method_name);

    json_builder_set_member_name (b, "methodFlags");
    json_builder_add_int_value (b, translated_method->access_flags);

    json_builder_set_member_name (b, "fileName");
    json_builder_add_string_value (b, source_file);

    json_builder_set_member_name (b, "lineNumber");
    json_builder_add_int_value (b, line_number);

    json_builder_end_object (b);

    std_string_destroy (&location);
    g_string_free (signature, TRUE);
  }

  json_builder_end_array (b);

  root = json_builder_get_root (b);
  backtrace->frames_json = json_to_string (root, FALSE);
  json_node_unref (root);

  return backtrace->frames_json;
}

static void
append_jni_type_name (GString * s,
                      const gchar * name,
                      gsize length)
{
  gchar shorty = '\\0';
  gsize i;

  switch (name[0])
  {
    case 'b':
      if (strncmp (name, "boolean", length) == 0)
        shorty = 'Z';
      else if (strncmp (name, "byte", length) == 0)
        shorty = 'B';
      break;
    case 'c':
      if (strncmp (name, "char", length) == 0)
        shorty = 'C';
      break;
    case 'd':
      if (strncmp (name, "double", length) == 0)
        shorty = 'D';
      break;
    case 'f':
      if (strncmp (name, "float", length) == 0)
        shorty = 'F';
      break;
    case 'i':
      if (strncmp (name, "int", length) == 0)
        shorty = 'I';
      break;
    case 'l':
      if (strncmp (name, "long", length) == 0)
        shorty = 'J';
      break;
    case 's':
      if (strncmp (name, "short", length) == 0)
        shorty = 'S';
      break;
    case 'v':
      if (strncmp (name, "void", length) == 0)
        shorty = 'V';
      break;
  }

  if (shorty != '\\0')
  {
    g_string_append_c (s, shorty);

    return;
  }

  if (length > 2 && name[length - 2] == '[' && name[length - 1] == ']')
  {
    g_string_append_c (s, '[');
    append_jni_type_name (s, name, length - 2);

    return;
  }

  g_string_append_c (s, 'L');

  for (i = 0; i != length; i++)
  {
    gchar ch = name[i];
    if (ch != '.')
      g_string_append_c (s, ch);
    else
      g_string_append_c (s, '/');
  }

  g_string_append_c (s, ';');
}

static void
std_string_destroy (StdString * str)
{
  bool is_large = (str->flags & 1) != 0;
  if (is_large)
    cxx_delete (str->large.data);
}

static gchar *
std_string_get_data (StdString * str)
{
  bool is_large = (str->flags & 1) != 0;
  return is_large ? str->large.data : str->tiny.data;
}
`,{current_backtrace:Memory.alloc(Process.pointerSize),perform_art_thread_state_transition:r,art_make_context:t["art::Thread::GetLongJumpContext"]??t["art::Context::Create"],art_stack_visitor_init:t["art::StackVisitor::StackVisitor"],art_stack_visitor_walk_stack:t["art::StackVisitor::WalkStack"],art_stack_visitor_get_method:t["art::StackVisitor::GetMethod"],art_stack_visitor_describe_location:t["art::StackVisitor::DescribeLocation"],translate_method:le.replacedMethods.translate,translate_location:t["art::Monitor::TranslateLocation"],get_class_location:t["art::mirror::Class::GetLocation"],cxx_delete:t.$delete,strtoul:Process.getModuleByName("libc.so").getExportByName("strtoul")}),s=new NativeFunction(o._create,"pointer",["pointer","uint"],ee),i=new NativeFunction(o._destroy,"void",["pointer"],ee),l={exceptions:"propagate",scheduling:"exclusive"},a=new NativeFunction(o._get_id,"pointer",["pointer"],l),c=new NativeFunction(o._get_frames,"pointer",["pointer"],l),d=Os(n,e,o._on_thread_state_transition_complete);o._performData=d,r.writePointer(d),o.backtrace=(p,u)=>{let m=s(p,u),h=new Cr(m);return Script.bindWeak(h,f.bind(null,m)),h};function f(p){i(p)}return o.getId=p=>a(p).readUtf8String(),o.getFrames=p=>JSON.parse(c(p).readUtf8String()),o}var Cr=class{constructor(e){this.handle=e}get id(){return Lt.getId(this.handle)}get frames(){return Lt.getFrames(this.handle)}};function Br(){nn.forEach(n=>{n.vtablePtr.writePointer(n.vtable),n.vtableCountPtr.writeS32(n.vtableCount)}),nn.clear();for(let n of As.splice(0))n.deactivate();for(let n of jr.splice(0))n.revert()}function zr(n){return Ms(n,"art::jni::JniIdManager::DecodeMethodId")}function Es(n){return Ms(n,"art::jni::JniIdManager::DecodeFieldId")}function Ms(n,e){let t=q(),r=ks(t).offset,o=r.jniIdManager,s=r.jniIdsIndirection;if(o!==null&&s!==null){let i=t.artRuntime;if(i.add(s).readInt()!==Oc){let a=i.add(o).readPointer();return t[e](a,n)}}return n}var cu={ia32:du,x64:uu,arm:fu,arm64:pu};function du(n,e,t,r,o){let s=pt(o).offset,i=Se(o).offset,l;return Memory.patchCode(n,128,a=>{let c=new X86Writer(a,{pc:n}),d=new X86Relocator(e,c),f=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("ebp","esp"),c.putAndRegU32("esp",4294967280),c.putSubRegImm("esp",512),c.putBytes(f),c.putMovRegFsU32Ptr("ebx",s.self),c.putCallAddressWithAlignedArguments(le.replacedMethods.findReplacementFromQuickCode,["eax","ebx"]),c.putTestRegReg("eax","eax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("ebp",7*4,"eax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("esp","ebp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do l=d.readOne();while(l<t&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(l)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("eax",i.quickCode),c.flush()}),l}function uu(n,e,t,r,o){let s=pt(o).offset,i=Se(o).offset,l;return Memory.patchCode(n,256,a=>{let c=new X86Writer(a,{pc:n}),d=new X86Relocator(e,c),f=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("rbp","rsp"),c.putAndRegU32("rsp",4294967280),c.putSubRegImm("rsp",512),c.putBytes(f),c.putMovRegGsU32Ptr("rbx",s.self),c.putCallAddressWithAlignedArguments(le.replacedMethods.findReplacementFromQuickCode,["rdi","rbx"]),c.putTestRegReg("rax","rax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("rbp",8*8,"rax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("rsp","rbp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do l=d.readOne();while(l<t&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(l)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("rdi",i.quickCode),c.flush()}),l}function fu(n,e,t,r,o){let s=Se(o).offset,i=e.and(Nr),l;return Memory.patchCode(n,128,a=>{let c=new ThumbWriter(a,{pc:n}),d=new ThumbRelocator(i,c),f=[45,237,16,10],p=[189,236,16,10];c.putPushRegs(["r1","r2","r3","r5","r6","r7","r8","r10","r11","lr"]),c.putBytes(f),c.putSubRegRegImm("sp","sp",8),c.putStrRegRegOffset("r0","sp",0),c.putCallAddressWithArguments(le.replacedMethods.findReplacementFromQuickCode,["r0","r9"]),c.putCmpRegImm("r0",0),c.putBCondLabel("eq","restore_registers"),c.putStrRegRegOffset("r0","sp",0),c.putLabel("restore_registers"),c.putLdrRegRegOffset("r0","sp",0),c.putAddRegRegImm("sp","sp",8),c.putBytes(p),c.putPopRegs(["lr","r11","r10","r8","r7","r6","r5","r3","r2","r1"]),c.putBCondLabel("ne","invoke_replacement");do l=d.readOne();while(l<t&&!d.eoi);d.writeAll(),d.eoi||c.putLdrRegAddress("pc",e.add(l)),c.putLabel("invoke_replacement"),c.putLdrRegRegOffset("pc","r0",s.quickCode),c.flush()}),l}function pu(n,e,t,{availableScratchRegs:r},o){let s=Se(o).offset,i;return Memory.patchCode(n,256,l=>{let a=new Arm64Writer(l,{pc:n}),c=new Arm64Relocator(e,a);a.putPushRegReg("d0","d1"),a.putPushRegReg("d2","d3"),a.putPushRegReg("d4","d5"),a.putPushRegReg("d6","d7"),a.putPushRegReg("x1","x2"),a.putPushRegReg("x3","x4"),a.putPushRegReg("x5","x6"),a.putPushRegReg("x7","x20"),a.putPushRegReg("x21","x22"),a.putPushRegReg("x23","x24"),a.putPushRegReg("x25","x26"),a.putPushRegReg("x27","x28"),a.putPushRegReg("x29","lr"),a.putSubRegRegImm("sp","sp",16),a.putStrRegRegOffset("x0","sp",0),a.putCallAddressWithArguments(le.replacedMethods.findReplacementFromQuickCode,["x0","x19"]),a.putCmpRegReg("x0","xzr"),a.putBCondLabel("eq","restore_registers"),a.putStrRegRegOffset("x0","sp",0),a.putLabel("restore_registers"),a.putLdrRegRegOffset("x0","sp",0),a.putAddRegRegImm("sp","sp",16),a.putPopRegReg("x29","lr"),a.putPopRegReg("x27","x28"),a.putPopRegReg("x25","x26"),a.putPopRegReg("x23","x24"),a.putPopRegReg("x21","x22"),a.putPopRegReg("x7","x20"),a.putPopRegReg("x5","x6"),a.putPopRegReg("x3","x4"),a.putPopRegReg("x1","x2"),a.putPopRegReg("d6","d7"),a.putPopRegReg("d4","d5"),a.putPopRegReg("d2","d3"),a.putPopRegReg("d0","d1"),a.putBCondLabel("ne","invoke_replacement");do i=c.readOne();while(i<t&&!c.eoi);if(c.writeAll(),!c.eoi){let d=Array.from(r)[0];a.putLdrRegAddress(d,e.add(i)),a.putBrReg(d)}a.putLabel("invoke_replacement"),a.putLdrRegRegOffset("x16","x0",s.quickCode),a.putBrReg("x16"),a.flush()}),i}var hu={ia32:ws,x64:ws,arm:mu,arm64:_u};function ws(n,e,t){Memory.patchCode(n,16,r=>{let o=new X86Writer(r,{pc:n});o.putJmpAddress(e),o.flush()})}function mu(n,e,t){let r=n.and(Nr);Memory.patchCode(r,16,o=>{let s=new ThumbWriter(o,{pc:r});s.putLdrRegAddress("pc",e.or(1)),s.flush()})}function _u(n,e,t){Memory.patchCode(n,16,r=>{let o=new Arm64Writer(r,{pc:n});t===16?o.putLdrRegAddress("x16",e):o.putAdrpRegAddress("x16",e),o.putBrReg("x16"),o.flush()})}var gu={ia32:5,x64:16,arm:8,arm64:16},sn=class{constructor(e){this.quickCode=e,this.quickCodeAddress=Process.arch==="arm"?e.and(Nr):e,this.redirectSize=0,this.trampoline=null,this.overwrittenPrologue=null,this.overwrittenPrologueLength=0}_canRelocateCode(e,t){let r=xr[Process.arch],o=Hd[Process.arch],{quickCodeAddress:s}=this,i=new r(s),l=new o(s,i),a;if(Process.arch==="arm64"){let c=new Set(["x16","x17"]);do{let d=l.readOne(),f=new Set(c),{read:p,written:u}=l.input.regsAccessed;for(let m of[p,u])for(let h of m){let g;h.startsWith("w")?g="x"+h.substring(1):g=h,f.delete(g)}if(f.size===0)break;a=d,c=f}while(a<e&&!l.eoi);t.availableScratchRegs=c}else do a=l.readOne();while(a<e&&!l.eoi);return a>=e}_allocateTrampoline(){Yt===null&&(Yt=qn(w===4?128:256));let e=gu[Process.arch],t,r,o=1,s={};if(w===4||this._canRelocateCode(e,s))t=e,r={};else{let i;Process.arch==="x64"?(t=5,i=Rc):Process.arch==="arm64"&&(t=8,i=Pc,o=4096),r={near:this.quickCodeAddress,maxDistance:i}}return this.redirectSize=t,this.trampoline=Yt.allocateSlice(r,o),s}_destroyTrampoline(){Yt.freeSlice(this.trampoline)}activate(e){let t=this._allocateTrampoline(),{trampoline:r,quickCode:o,redirectSize:s}=this,i=cu[Process.arch],l=i(r,o,s,t,e);this.overwrittenPrologueLength=l,this.overwrittenPrologue=Memory.dup(this.quickCodeAddress,l);let a=hu[Process.arch];a(o,r,s)}deactivate(){let{quickCodeAddress:e,overwrittenPrologueLength:t}=this,r=xr[Process.arch];Memory.patchCode(e,t,o=>{let s=new r(o,{pc:e}),{overwrittenPrologue:i}=this;s.putBytes(i.readByteArray(t)),s.flush()}),this._destroyTrampoline()}};function yu(n){let e=q(),{module:t,artClassLinker:r}=e;return n.equals(r.quickGenericJniTrampoline)||n.equals(r.quickToInterpreterBridgeTrampoline)||n.equals(r.quickResolutionTrampoline)||n.equals(r.quickImtConflictTrampoline)||n.compare(t.base)>=0&&n.compare(t.base.add(t.size))<0}var kr=class{constructor(e){let t=zr(e);this.methodId=t,this.originalMethod=null,this.hookedMethodId=t,this.replacementMethodId=null,this.interceptor=null}replace(e,t,r,o,s){let{kAccCompileDontBother:i,artNterpEntryPoint:l}=s;this.originalMethod=Ss(this.methodId,o);let a=this.originalMethod.accessFlags;if((a&jc)!==0&&bu()){let u=this.originalMethod.jniCode;this.hookedMethodId=u.add(2*w).readPointer(),this.originalMethod=Ss(this.hookedMethodId,o)}let{hookedMethodId:c}=this,d=wu(c,o);this.replacementMethodId=d,Xt(d,{jniCode:e,accessFlags:(a&~(Lc|kc|cs)|tn|i)>>>0,quickCode:s.artClassLinker.quickGenericJniTrampoline,interpreterCode:s.artInterpreterToCompiledCodeBridge},o);let f=xs|Ac|cs;(a&tn)===0&&(f|=Tc),Xt(c,{accessFlags:(a&~f|i)>>>0},o);let p=this.originalMethod.quickCode;if(l!==null&&p.equals(l)&&Xt(c,{quickCode:s.artQuickToInterpreterBridge},o),!yu(p)){let u=new sn(p);u.activate(o),this.interceptor=u}le.replacedMethods.set(c,d),Zd(c,o)}revert(e){let{hookedMethodId:t,interceptor:r}=this;Xt(t,this.originalMethod,e),le.replacedMethods.delete(t),r!==null&&(r.deactivate(),this.interceptor=null)}resolveTarget(e,t,r,o){return this.hookedMethodId}};function bu(){return se()<28}function Ss(n,e){let r=Se(e).offset;return["jniCode","accessFlags","quickCode","interpreterCode"].reduce((o,s)=>{let i=r[s];if(i===void 0)return o;let l=n.add(i),a=s==="accessFlags"?Ec:wc;return o[s]=a.call(l),o},{})}function Xt(n,e,t){let o=Se(t).offset;Object.keys(e).forEach(s=>{let i=o[s];if(i===void 0)return;let l=n.add(i);(s==="accessFlags"?Sc:vc).call(l,e[s])})}var Lr=class{constructor(e){this.methodId=e,this.originalMethod=null}replace(e,t,r,o,s){let{methodId:i}=this;this.originalMethod=Memory.dup(i,ur);let l=r.reduce((p,u)=>p+u.size,0);t&&l++;let a=(i.add(ds).readU32()|tn)>>>0,c=l,d=0,f=l;i.add(ds).writeU32(a),i.add(Vc).writeU16(c),i.add(Jc).writeU16(d),i.add($c).writeU16(f),i.add(Hc).writeU32(Eu(i)),s.dvmUseJNIBridge(i,e)}revert(e){Memory.copy(this.methodId,this.originalMethod,ur)}resolveTarget(e,t,r,o){let s=r.handle.add(Cs).readPointer(),i;if(t)i=o.dvmDecodeIndirectRef(s,e.$h);else{let p=e.$borrowClassHandle(r);i=o.dvmDecodeIndirectRef(s,p.value),p.unref(r)}let l;t?l=i.add(Bc).readPointer():l=i;let a=l.toString(16),c=nn.get(a);if(c===void 0){let p=l.add(Uc),u=l.add(Dc),m=p.readPointer(),h=u.readS32(),g=h*w,y=Memory.alloc(2*g);Memory.copy(y,m,g),p.writePointer(y),c={classObject:l,vtablePtr:p,vtableCountPtr:u,vtable:m,vtableCount:h,shadowVtable:y,shadowVtableCount:h,targetMethods:new Map},nn.set(a,c)}let d=this.methodId.toString(16),f=c.targetMethods.get(d);if(f===void 0){f=Memory.dup(this.originalMethod,ur);let p=c.shadowVtableCount++;c.shadowVtable.add(p*w).writePointer(f),f.add(zc).writeU16(p),c.vtableCountPtr.writeS32(c.shadowVtableCount),c.targetMethods.set(d,f)}return f}};function Eu(n){if(Process.arch!=="ia32")return us;let e=n.add(Gc).readPointer().readCString();if(e===null||e.length===0||e.length>65535)return us;let t;switch(e[0]){case"V":t=Zc;break;case"F":t=qc;break;case"D":t=Wc;break;case"J":t=Kc;break;case"Z":case"B":t=ed;break;case"C":t=Xc;break;case"S":t=Yc;break;default:t=Qc;break}let r=0;for(let o=e.length-1;o>0;o--){let s=e[o];r+=s==="D"||s==="J"?2:1}return t<<td|r}function wu(n,e){let t=q();if(se()<23){let r=t["art::Thread::CurrentFromGdb"]();return t["art::mirror::Object::Clone"](n,r)}return Memory.dup(n,Se(e).size)}function Vr(n,e,t){js(n,e,wr,t)}function Jr(n,e){js(n,e,Er)}function $r(n,e){let t=q();if(se()<26)throw new Error("This API is only available on Android >= 8.0");Le(n,e,r=>{t["art::Runtime::DeoptimizeBootImage"](t.artRuntime)})}function js(n,e,t,r){let o=q();if(se()<24)throw new Error("This API is only available on Android >= 7.0");Le(n,e,s=>{if(se()<30){if(!o.isJdwpStarted()){let l=Su(o);dd.push(l)}o.isDebuggerActive()||o["art::Dbg::GoActive"]();let i=Memory.alloc(8+w);switch(i.writeU32(t),t){case Er:break;case wr:i.add(8).writePointer(r);break;default:throw new Error("Unsupported deoptimization kind")}o["art::Dbg::RequestDeoptimization"](i),o["art::Dbg::ManageDeoptimization"]()}else{let i=o.artInstrumentation;if(i===null)throw new Error("Unable to find Instrumentation class in ART; please file a bug");let l=o["art::Instrumentation::EnableDeoptimization"];switch(l!==void 0&&(i.add(sd().offset.deoptimizationEnabled).readU8()||l(i)),t){case Er:o["art::Instrumentation::DeoptimizeEverything"](i,Memory.allocUtf8String("frida"));break;case wr:o["art::Instrumentation::Deoptimize"](i,r);break;default:throw new Error("Unsupported deoptimization kind")}}})}var Tr=class{constructor(){let e=Process.getModuleByName("libart.so"),t=e.getExportByName("_ZN3art4JDWP12JdwpAdbState6AcceptEv"),r=e.getExportByName("_ZN3art4JDWP12JdwpAdbState15ReceiveClientFdEv"),o=vs(),s=vs();this._controlFd=o[0],this._clientFd=s[0];let i=null;i=Interceptor.attach(t,function(l){let a=l[0];Memory.scanSync(a.add(8252),256,"00 ff ff ff ff 00")[0].address.add(1).writeS32(o[1]),i.detach()}),Interceptor.replace(r,new NativeCallback(function(l){return Interceptor.revert(r),s[1]},"int",["pointer"])),Interceptor.flush(),this._handshakeRequest=this._performHandshake()}async _performHandshake(){let e=new UnixInputStream(this._clientFd,{autoClose:!1}),t=new UnixOutputStream(this._clientFd,{autoClose:!1}),r=[74,68,87,80,45,72,97,110,100,115,104,97,107,101];try{await t.writeAll(r),await e.readAll(r.length)}catch{}}};function Su(n){let e=new Tr;n["art::Dbg::SetJdwpAllowed"](1);let t=vu();n["art::Dbg::ConfigureJdwp"](t);let r=n["art::InternalDebuggerControlCallback::StartDebugger"];return r!==void 0?r(NULL):n["art::Dbg::StartJdwp"](),e}function vu(){let n=se()<28?2:3,e=0,t=n,r=!0,o=!1,s=e,i=8+At+2,l=Memory.alloc(i);return l.writeU32(t).add(4).writeU8(r?1:0).add(1).writeU8(o?1:0).add(1).add(At).writeU16(s),l}function vs(){mr===null&&(mr=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("socketpair"),"int",["int","int","int","pointer"]));let n=Memory.alloc(8);if(mr(rd,od,0,n)===-1)throw new Error("Unable to create socketpair for JDWP");return[n.readS32(),n.add(4).readS32()]}function Iu(n){let e=hd().offset,t=n.vm.add(e.globalsLock),r=n.vm.add(e.globals),o=n["art::IndirectReferenceTable::Add"],s=n["art::ReaderWriterMutex::ExclusiveLock"],i=n["art::ReaderWriterMutex::ExclusiveUnlock"],l=0;return function(a,c,d){s(t,c);try{return o(r,l,d)}finally{i(t,c)}}}function xu(n){let e=n["art::Thread::DecodeJObject"];if(e===void 0)throw new Error("art::Thread::DecodeJObject is not available; please file a bug");return function(t,r,o){return e(r,o)}}var Cu={ia32:Is,x64:Is,arm:ku,arm64:Lu};function Os(n,e,t){let r=q(),o=e.handle.readPointer(),s,i=r.find("_ZN3art3JNIILb1EE14ExceptionClearEP7_JNIEnv");i!==null?s=i:s=o.add(cn).readPointer();let l,a=r.find("_ZN3art3JNIILb1EE10FatalErrorEP7_JNIEnvPKc");a!==null?l=a:l=o.add(Fc).readPointer();let c=Cu[Process.arch];if(c===void 0)throw new Error("Not yet implemented for "+Process.arch);let d=null,f=pt(n).offset,p=f.exception,u=new Set,m=f.isExceptionReportedToInstrumentation;m!==null&&u.add(m);let h=f.throwLocation;h!==null&&(u.add(h),u.add(h+w),u.add(h+2*w));let g=65536,y=Memory.alloc(g);return Memory.patchCode(y,g,E=>{d=c(E,y,s,l,p,u,t)}),d._code=y,d._callback=t,d}function Is(n,e,t,r,o,s,i){let l={},a=new Set,c=[t];for(;c.length>0;){let h=c.shift();if(Object.values(l).some(({begin:M,end:O})=>h.compare(M)>=0&&h.compare(O)<0))continue;let y=h.toString(),E={begin:h},x=null,k=!1;do{if(h.equals(r)){k=!0;break}let M=Instruction.parse(h);x=M;let O=l[M.address.toString()];if(O!==void 0){delete l[O.begin.toString()],l[y]=O,O.begin=E.begin,E=null;break}let N=null;switch(M.mnemonic){case"jmp":N=ptr(M.operands[0].value),k=!0;break;case"je":case"jg":case"jle":case"jne":case"js":N=ptr(M.operands[0].value);break;case"ret":k=!0;break}N!==null&&(a.add(N.toString()),c.push(N),c.sort((A,S)=>A.compare(S))),h=M.next}while(!k);E!==null&&(E.end=x.address.add(x.size),l[y]=E)}let d=Object.keys(l).map(h=>l[h]);d.sort((h,g)=>h.begin.compare(g.begin));let f=l[t.toString()];d.splice(d.indexOf(f),1),d.unshift(f);let p=new X86Writer(n,{pc:e}),u=!1,m=null;return d.forEach(h=>{let g=h.end.sub(h.begin).toInt32(),y=new X86Relocator(h.begin,p),E;for(;(E=y.readOne())!==0;){let x=y.input,{mnemonic:k}=x,M=x.address.toString();a.has(M)&&p.putLabel(M);let O=!0;switch(k){case"jmp":p.putJmpNearLabel(be(x.operands[0])),O=!1;break;case"je":case"jg":case"jle":case"jne":case"js":p.putJccNearLabel(k,be(x.operands[0]),"no-hint"),O=!1;break;case"mov":{let[N,A]=x.operands;if(N.type==="mem"&&A.type==="imm"){let S=N.value,L=S.disp;if(L===o&&A.value.valueOf()===0){if(m=S.base,p.putPushfx(),p.putPushax(),p.putMovRegReg("xbp","xsp"),w===4)p.putAndRegU32("esp",4294967280);else{let j=m!=="rdi"?"rdi":"rsi";p.putMovRegU64(j,uint64("0xfffffffffffffff0")),p.putAndRegReg("rsp",j)}p.putCallAddressWithAlignedArguments(i,[m]),p.putMovRegReg("xsp","xbp"),p.putPopax(),p.putPopfx(),u=!0,O=!1}else s.has(L)&&S.base===m&&(O=!1)}break}case"call":{let N=x.operands[0];N.type==="mem"&&N.value.disp===cn&&(w===4?(p.putPopReg("eax"),p.putMovRegRegOffsetPtr("eax","eax",4),p.putPushReg("eax")):p.putMovRegRegOffsetPtr("rdi","rdi",8),p.putCallAddressWithArguments(i,[]),u=!0,O=!1);break}}if(O?y.writeAll():y.skipOne(),E===g)break}y.dispose()}),p.dispose(),u||Gr(),new NativeFunction(e,"void",["pointer"],ee)}function ku(n,e,t,r,o,s,i){let l={},a=new Set,c=ptr(1).not(),d=[t];for(;d.length>0;){let y=d.shift();if(Object.values(l).some(({begin:L,end:j})=>y.compare(L)>=0&&y.compare(j)<0))continue;let x=y.and(c),k=x.toString(),M=y.and(1),O={begin:x},N=null,A=!1,S=0;do{if(y.equals(r)){A=!0;break}let L=Instruction.parse(y),{mnemonic:j}=L;N=L;let R=y.and(c).toString(),D=l[R];if(D!==void 0){delete l[D.begin.toString()],l[k]=D,D.begin=O.begin,O=null;break}let U=S===0,F=null;switch(j){case"b":F=ptr(L.operands[0].value),A=U;break;case"beq.w":case"beq":case"bne":case"bne.w":case"bgt":F=ptr(L.operands[0].value);break;case"cbz":case"cbnz":F=ptr(L.operands[1].value);break;case"pop.w":U&&(A=L.operands.filter(z=>z.value==="pc").length===1);break}switch(j){case"it":S=1;break;case"itt":S=2;break;case"ittt":S=3;break;case"itttt":S=4;break;default:S>0&&S--;break}F!==null&&(a.add(F.toString()),d.push(F.or(M)),d.sort((z,oe)=>z.compare(oe))),y=L.next}while(!A);O!==null&&(O.end=N.address.add(N.size),l[k]=O)}let f=Object.keys(l).map(y=>l[y]);f.sort((y,E)=>y.begin.compare(E.begin));let p=l[t.and(c).toString()];f.splice(f.indexOf(p),1),f.unshift(p);let u=new ThumbWriter(n,{pc:e}),m=!1,h=null,g=null;return f.forEach(y=>{let E=new ThumbRelocator(y.begin,u),x=y.begin,k=y.end,M=0;do{if(E.readOne()===0)throw new Error("Unexpected end of block");let N=E.input;x=N.address,M=N.size;let{mnemonic:A}=N,S=x.toString();a.has(S)&&u.putLabel(S);let L=!0;switch(A){case"b":u.putBLabel(be(N.operands[0])),L=!1;break;case"beq.w":u.putBCondLabelWide("eq",be(N.operands[0])),L=!1;break;case"bne.w":u.putBCondLabelWide("ne",be(N.operands[0])),L=!1;break;case"beq":case"bne":case"bgt":u.putBCondLabelWide(A.substr(1),be(N.operands[0])),L=!1;break;case"cbz":{let j=N.operands;u.putCbzRegLabel(j[0].value,be(j[1])),L=!1;break}case"cbnz":{let j=N.operands;u.putCbnzRegLabel(j[0].value,be(j[1])),L=!1;break}case"str":case"str.w":{let j=N.operands[1].value,v=j.disp;if(v===o){h=j.base;let R=h!=="r4"?"r4":"r5",D=["r0","r1","r2","r3",R,"r9","r12","lr"];u.putPushRegs(D),u.putMrsRegReg(R,"apsr-nzcvq"),u.putCallAddressWithArguments(i,[h]),u.putMsrRegReg("apsr-nzcvq",R),u.putPopRegs(D),m=!0,L=!1}else s.has(v)&&j.base===h&&(L=!1);break}case"ldr":{let[j,v]=N.operands;if(v.type==="mem"){let R=v.value;R.base[0]==="r"&&R.disp===cn&&(g=j.value)}break}case"blx":N.operands[0].value===g&&(u.putLdrRegRegOffset("r0","r0",4),u.putCallAddressWithArguments(i,["r0"]),m=!0,g=null,L=!1);break}L?E.writeAll():E.skipOne()}while(!x.add(M).equals(k));E.dispose()}),u.dispose(),m||Gr(),new NativeFunction(e.or(1),"void",["pointer"],ee)}function Lu(n,e,t,r,o,s,i){let l={},a=new Set,c=[t];for(;c.length>0;){let y=c.shift();if(Object.values(l).some(({begin:N,end:A})=>y.compare(N)>=0&&y.compare(A)<0))continue;let x=y.toString(),k={begin:y},M=null,O=!1;do{if(y.equals(r)){O=!0;break}let N;try{N=Instruction.parse(y)}catch(L){if(y.readU32()===0){O=!0;break}else throw L}M=N;let A=l[N.address.toString()];if(A!==void 0){delete l[A.begin.toString()],l[x]=A,A.begin=k.begin,k=null;break}let S=null;switch(N.mnemonic){case"b":S=ptr(N.operands[0].value),O=!0;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":S=ptr(N.operands[0].value);break;case"cbz":case"cbnz":S=ptr(N.operands[1].value);break;case"tbz":case"tbnz":S=ptr(N.operands[2].value);break;case"ret":O=!0;break}S!==null&&(a.add(S.toString()),c.push(S),c.sort((L,j)=>L.compare(j))),y=N.next}while(!O);k!==null&&(k.end=M.address.add(M.size),l[x]=k)}let d=Object.keys(l).map(y=>l[y]);d.sort((y,E)=>y.begin.compare(E.begin));let f=l[t.toString()];d.splice(d.indexOf(f),1),d.unshift(f);let p=new Arm64Writer(n,{pc:e});p.putBLabel("performTransition");let u=e.add(p.offset);p.putPushAllXRegisters(),p.putCallAddressWithArguments(i,["x0"]),p.putPopAllXRegisters(),p.putRet(),p.putLabel("performTransition");let m=!1,h=null,g=null;return d.forEach(y=>{let E=y.end.sub(y.begin).toInt32(),x=new Arm64Relocator(y.begin,p),k;for(;(k=x.readOne())!==0;){let M=x.input,{mnemonic:O}=M,N=M.address.toString();a.has(N)&&p.putLabel(N);let A=!0;switch(O){case"b":p.putBLabel(be(M.operands[0])),A=!1;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":p.putBCondLabel(O.substr(2),be(M.operands[0])),A=!1;break;case"cbz":{let S=M.operands;p.putCbzRegLabel(S[0].value,be(S[1])),A=!1;break}case"cbnz":{let S=M.operands;p.putCbnzRegLabel(S[0].value,be(S[1])),A=!1;break}case"tbz":{let S=M.operands;p.putTbzRegImmLabel(S[0].value,S[1].value.valueOf(),be(S[2])),A=!1;break}case"tbnz":{let S=M.operands;p.putTbnzRegImmLabel(S[0].value,S[1].value.valueOf(),be(S[2])),A=!1;break}case"str":{let S=M.operands,L=S[0].value,j=S[1].value,v=j.disp;L==="xzr"&&v===o?(h=j.base,p.putPushRegReg("x0","lr"),p.putMovRegReg("x0",h),p.putBlImm(u),p.putPopRegReg("x0","lr"),m=!0,A=!1):s.has(v)&&j.base===h&&(A=!1);break}case"ldr":{let S=M.operands,L=S[1].value;L.base[0]==="x"&&L.disp===cn&&(g=S[0].value);break}case"blr":M.operands[0].value===g&&(p.putLdrRegRegOffset("x0","x0",8),p.putCallAddressWithArguments(i,["x0"]),m=!0,g=null,A=!1);break}if(A?x.writeAll():x.skipOne(),k===E)break}x.dispose()}),p.dispose(),m||Gr(),new NativeFunction(e,"void",["pointer"],ee)}function Gr(){throw new Error("Unable to parse ART internals; please file a bug")}function Tu(n){let e=n["art::ArtMethod::PrettyMethod"];e!==void 0&&(Interceptor.attach(e.impl,le.hooks.ArtMethod.prettyMethod),Interceptor.flush())}function be(n){return ptr(n.value).toString()}function Au(n,e){return new NativeFunction(n,"pointer",e,ee)}function Nu(n,e){let t=new NativeFunction(n,"void",["pointer"].concat(e),ee);return function(){let r=Memory.alloc(w);return t(r,...arguments),r.readPointer()}}function en(n,e){let{arch:t}=Process;switch(t){case"ia32":case"arm64":{let r;t==="ia32"?r=ft(64,i=>{let l=1+e.length,a=l*4;i.putSubRegImm("esp",a);for(let c=0;c!==l;c++){let d=c*4;i.putMovRegRegOffsetPtr("eax","esp",a+4+d),i.putMovRegOffsetPtrReg("esp",d,"eax")}i.putCallAddress(n),i.putAddRegImm("esp",a-4),i.putRet()}):r=ft(32,i=>{i.putMovRegReg("x8","x0"),e.forEach((l,a)=>{i.putMovRegReg("x"+a,"x"+(a+1))}),i.putLdrRegAddress("x7",n),i.putBrReg("x7")});let o=new NativeFunction(r,"void",["pointer"].concat(e),ee),s=function(...i){o(...i)};return s.handle=r,s.impl=n,s}default:{let r=new NativeFunction(n,"void",["pointer"].concat(e),ee);return r.impl=n,r}}}var an=class{constructor(){this.handle=Memory.alloc(At)}dispose(){let[e,t]=this._getData();t||q().$delete(e)}disposeToString(){let e=this.toString();return this.dispose(),e}toString(){let[e]=this._getData();return e.readUtf8String()}_getData(){let e=this.handle,t=(e.readU8()&1)===0;return[t?e.add(1):e.add(2*w).readPointer(),t]}},Ar=class{$delete(){this.dispose(),q().$delete(this)}constructor(e,t){this.handle=e,this._begin=e,this._end=e.add(w),this._storage=e.add(2*w),this._elementSize=t}init(){this.begin=NULL,this.end=NULL,this.storage=NULL}dispose(){q().$delete(this.begin)}get begin(){return this._begin.readPointer()}set begin(e){this._begin.writePointer(e)}get end(){return this._end.readPointer()}set end(e){this._end.writePointer(e)}get storage(){return this._storage.readPointer()}set storage(e){this._storage.writePointer(e)}get size(){return this.end.sub(this.begin).toInt32()/this._elementSize}},Nt=class n extends Ar{static $new(){let e=new n(q().$new(nd));return e.init(),e}constructor(e){super(e,w)}get handles(){let e=[],t=this.begin,r=this.end;for(;!t.equals(r);)e.push(t.readPointer()),t=t.add(w);return e}},Mu=0,Rs=w,Ps=Rs+4,ju=-1,ln=class n{$delete(){this.dispose(),q().$delete(this)}constructor(e){this.handle=e,this._link=e.add(Mu),this._numberOfReferences=e.add(Rs)}init(e,t){this.link=e,this.numberOfReferences=t}dispose(){}get link(){return new n(this._link.readPointer())}set link(e){this._link.writePointer(e)}get numberOfReferences(){return this._numberOfReferences.readS32()}set numberOfReferences(e){this._numberOfReferences.writeS32(e)}},Fs=Fu(Ps),Ds=Fs+w,Ou=Ds+w,Mt=class n extends ln{static $new(e,t){let r=new n(q().$new(Ou));return r.init(e,t),r}constructor(e){super(e),this._self=e.add(Fs),this._currentScope=e.add(Ds);let o=(64-w-4-4)/4;this._scopeLayout=Tt.layoutForCapacity(o),this._topHandleScopePtr=null}init(e,t){let r=e.add(pt(t).offset.topHandleScope);this._topHandleScopePtr=r,super.init(r.readPointer(),ju),this.self=e,this.currentScope=Tt.$new(this._scopeLayout),r.writePointer(this)}dispose(){this._topHandleScopePtr.writePointer(this.link);let e;for(;(e=this.currentScope)!==null;){let t=e.link;e.$delete(),this.currentScope=t}}get self(){return this._self.readPointer()}set self(e){this._self.writePointer(e)}get currentScope(){let e=this._currentScope.readPointer();return e.isNull()?null:new Tt(e,this._scopeLayout)}set currentScope(e){this._currentScope.writePointer(e)}newHandle(e){return this.currentScope.newHandle(e)}},Tt=class n extends ln{static $new(e){let t=new n(q().$new(e.size),e);return t.init(),t}constructor(e,t){super(e);let{offset:r}=t;this._refsStorage=e.add(r.refsStorage),this._pos=e.add(r.pos),this._layout=t}init(){super.init(NULL,this._layout.numberOfReferences),this.pos=0}get pos(){return this._pos.readU32()}set pos(e){this._pos.writeU32(e)}newHandle(e){let t=this.pos,r=this._refsStorage.add(t*4);return r.writeS32(e.toInt32()),this.pos=t+1,r}static layoutForCapacity(e){let t=Ps,r=t+e*4;return{size:r+4,numberOfReferences:e,offset:{refsStorage:t,pos:r}}}},Ru={arm:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[26625,18947,17041,53505,19202,18200,18288,48896],i=s.length*2,l=i+4,a=l+4;return Memory.patchCode(r,a,function(c){s.forEach((d,f)=>{c.add(f*2).writeU16(d)}),c.add(i).writeS32(n),c.add(l).writePointer(o)}),r.or(1)},arm64:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[3107979265,402653378,1795293247,1409286241,1476395139,3592355936,3596551104],i=s.length*4,l=i+4,a=l+8;return Memory.patchCode(r,a,function(c){s.forEach((d,f)=>{c.add(f*4).writeU32(d)}),c.add(i).writeS32(n),c.add(l).writePointer(o)}),r}};function Hr(n,e){return(Ru[Process.arch]||Pu)(n,e)}function Pu(n,e){return new NativeCallback(t=>{t.readS32()===n&&e(t)},"void",["pointer","pointer"])}function Fu(n){let e=n%w;return e!==0?n+w-e:n}var Du=4,{pointerSize:G}=Process,Uu=256,Bu=65536,zu=131072,Vu=33554432,Ju=67108864,$u=134217728,et={exceptions:"propagate"},Vs=he(rf),Gu=he(sf),Hu=he(ef),Zr=null,qr=!1,pn=new Map,Ot=new Map;function Re(){return Zr===null&&(Zr=Zu()),Zr}function Zu(){let n=Process.enumerateModules().filter(a=>/jvm.(dll|dylib|so)$/.test(a.name));if(n.length===0)return null;let e=n[0],t={flavor:"jvm"},r=Process.platform==="windows"?[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]],"VMThread::execute":["VMThread::execute","void",["pointer"]],"Method::size":["Method::size","int",["int"]],"Method::set_native_function":["Method::set_native_function","void",["pointer","pointer","int"]],"Method::clear_native_function":["Method::clear_native_function","void",["pointer"]],"Method::jmethod_id":["Method::jmethod_id","pointer",["pointer"]],"ClassLoaderDataGraph::classes_do":["ClassLoaderDataGraph::classes_do","void",["pointer"]],"NMethodSweeper::sweep_code_cache":["NMethodSweeper::sweep_code_cache","void",[]],"OopMapCache::flush_obsolete_entries":["OopMapCache::flush_obsolete_entries","void",["pointer"]]},variables:{"VM_RedefineClasses::`vftable'":function(a){this.vtableRedefineClasses=a},"VM_RedefineClasses::doit":function(a){this.redefineClassesDoIt=a},"VM_RedefineClasses::doit_prologue":function(a){this.redefineClassesDoItPrologue=a},"VM_RedefineClasses::doit_epilogue":function(a){this.redefineClassesDoItEpilogue=a},"VM_RedefineClasses::allow_nested_vm_operations":function(a){this.redefineClassesAllow=a},"NMethodSweeper::_traversals":function(a){this.traversals=a},"NMethodSweeper::_should_sweep":function(a){this.shouldSweep=a}},optionals:[]}]:[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],_ZN6Method4sizeEb:["Method::size","int",["int"]],_ZN6Method19set_native_functionEPhb:["Method::set_native_function","void",["pointer","pointer","int"]],_ZN6Method21clear_native_functionEv:["Method::clear_native_function","void",["pointer"]],_ZN6Method24restore_unshareable_infoEP10JavaThread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method24restore_unshareable_infoEP6Thread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method11link_methodERK12methodHandleP10JavaThread:["Method::link_method","void",["pointer","pointer","pointer"]],_ZN6Method10jmethod_idEv:["Method::jmethod_id","pointer",["pointer"]],_ZN6Method10clear_codeEv:function(a){let c=new NativeFunction(a,"void",["pointer"],et);this["Method::clear_code"]=function(d){c(d)}},_ZN6Method10clear_codeEb:function(a){let c=new NativeFunction(a,"void",["pointer","int"],et),d=0;this["Method::clear_code"]=function(f){c(f,d)}},_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass:["VM_RedefineClasses::mark_dependent_code","void",["pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeEv:["VM_RedefineClasses::flush_dependent_code","void",[]],_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN19ResolvedMethodTable21adjust_method_entriesEPb:["ResolvedMethodTable::adjust_method_entries","void",["pointer"]],_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb:["MemberNameTable::adjust_method_entries","void",["pointer","pointer","pointer"]],_ZN17ConstantPoolCache21adjust_method_entriesEPb:function(a){let c=new NativeFunction(a,"void",["pointer","pointer"],et);this["ConstantPoolCache::adjust_method_entries"]=function(d,f,p){c(d,p)}},_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb:function(a){let c=new NativeFunction(a,"void",["pointer","pointer","pointer"],et);this["ConstantPoolCache::adjust_method_entries"]=function(d,f,p){c(d,f,p)}},_ZN20ClassLoaderDataGraph10classes_doEP12KlassClosure:["ClassLoaderDataGraph::classes_do","void",["pointer"]],_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb:["ClassLoaderDataGraph::clean_deallocate_lists","void",["int"]],_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_:["JavaThread::thread_from_jni_environment","pointer",["pointer"]],_ZN8VMThread7executeEP12VM_Operation:["VMThread::execute","void",["pointer"]],_ZN11OopMapCache22flush_obsolete_entriesEv:["OopMapCache::flush_obsolete_entries","void",["pointer"]],_ZN14NMethodSweeper11force_sweepEv:["NMethodSweeper::force_sweep","void",[]],_ZN14NMethodSweeper16sweep_code_cacheEv:["NMethodSweeper::sweep_code_cache","void",[]],_ZN14NMethodSweeper17sweep_in_progressEv:["NMethodSweeper::sweep_in_progress","bool",[]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]]},variables:{_ZN18VM_RedefineClasses14_the_class_oopE:function(a){this.redefineClass=a},_ZN18VM_RedefineClasses10_the_classE:function(a){this.redefineClass=a},_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass:function(a){this.doKlass=a},_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass:function(a){this.doKlass=a},_ZTV18VM_RedefineClasses:function(a){this.vtableRedefineClasses=a},_ZN18VM_RedefineClasses4doitEv:function(a){this.redefineClassesDoIt=a},_ZN18VM_RedefineClasses13doit_prologueEv:function(a){this.redefineClassesDoItPrologue=a},_ZN18VM_RedefineClasses13doit_epilogueEv:function(a){this.redefineClassesDoItEpilogue=a},_ZN18VM_RedefineClassesD0Ev:function(a){this.redefineClassesDispose0=a},_ZN18VM_RedefineClassesD1Ev:function(a){this.redefineClassesDispose1=a},_ZNK18VM_RedefineClasses26allow_nested_vm_operationsEv:function(a){this.redefineClassesAllow=a},_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream:function(a){this.redefineClassesOnError=a},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread:function(a){this.createNewDefaultVtableIndices=a},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread:function(a){this.createNewDefaultVtableIndices=a},_ZN19Abstract_VM_Version19jre_release_versionEv:function(a){let d=new NativeFunction(a,"pointer",[],et)().readCString();this.version=d.startsWith("1.8")?8:d.startsWith("9.")?9:parseInt(d.slice(0,2),10),this.versionS=d},_ZN14NMethodSweeper11_traversalsE:function(a){this.traversals=a},_ZN14NMethodSweeper21_sweep_fractions_leftE:function(a){this.fractions=a},_ZN14NMethodSweeper13_should_sweepE:function(a){this.shouldSweep=a}},optionals:["_ZN6Method24restore_unshareable_infoEP10JavaThread","_ZN6Method24restore_unshareable_infoEP6Thread","_ZN6Method11link_methodERK12methodHandleP10JavaThread","_ZN6Method10clear_codeEv","_ZN6Method10clear_codeEb","_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass","_ZN18VM_RedefineClasses20flush_dependent_codeEv","_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread","_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread","_ZN19ResolvedMethodTable21adjust_method_entriesEPb","_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb","_ZN17ConstantPoolCache21adjust_method_entriesEPb","_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb","_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb","_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_","_ZN14NMethodSweeper11force_sweepEv","_ZN14NMethodSweeper17sweep_in_progressEv","_ZN18VM_RedefineClasses14_the_class_oopE","_ZN18VM_RedefineClasses10_the_classE","_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass","_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass","_ZN18VM_RedefineClassesD0Ev","_ZN18VM_RedefineClassesD1Ev","_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread","_ZN14NMethodSweeper21_sweep_fractions_leftE"]}],o=[];if(r.forEach(function(a){let c=a.module,d=a.functions||{},f=a.variables||{},p=new Set(a.optionals||[]),u=c.enumerateExports().reduce(function(h,g){return h[g.name]=g,h},{}),m=c.enumerateSymbols().reduce(function(h,g){return h[g.name]=g,h},u);Object.keys(d).forEach(function(h){let g=m[h];if(g!==void 0){let y=d[h];typeof y=="function"?y.call(t,g.address):t[y[0]]=new NativeFunction(g.address,y[1],y[2],et)}else p.has(h)||o.push(h)}),Object.keys(f).forEach(function(h){let g=m[h];g!==void 0?f[h].call(t,g.address):p.has(h)||o.push(h)})}),o.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+o.join(", "));let s=Memory.alloc(G),i=Memory.alloc(Du);if(me("JNI_GetCreatedJavaVMs",t.JNI_GetCreatedJavaVMs(s,1,i)),i.readInt()===0)return null;t.vm=s.readPointer();let l=Process.platform==="windows"?{$new:["??2@YAPEAX_K@Z","pointer",["ulong"]],$delete:["??3@YAXPEAX@Z","void",["pointer"]]}:{$new:["_Znwm","pointer",["ulong"]],$delete:["_ZdlPv","void",["pointer"]]};for(let[a,[c,d,f]]of Object.entries(l)){let p=Module.findGlobalExportByName(c);if(p===null&&(p=DebugSymbol.fromName(c).address,p.isNull()))throw new Error(`unable to find C++ allocator API, missing: '${c}'`);t[a]=new NativeFunction(p,d,f,et)}return t.jvmti=qu(t),t["JavaThread::thread_from_jni_environment"]===void 0&&(t["JavaThread::thread_from_jni_environment"]=Ku(t)),t}function qu(n){let e=new Oe(n),t;return e.perform(()=>{let r=e.tryGetEnvHandle(Zt.v1_0);if(r===null)throw new Error("JVMTI not available");t=new Ue(r,e);let o=Memory.alloc(8);o.writeU64(qt.canTagObjects);let s=t.addCapabilities(o);me("getEnvJvmti::AddCapabilities",s)}),t}var Wu={x64:Qu};function Ku(n){let e=null,t=Wu[Process.arch];if(t!==void 0){let o=new Oe(n).perform(s=>s.handle.readPointer().add(6*G).readPointer());e=Be(o,t,{limit:11})}return e===null?()=>{throw new Error("Unable to make thread_from_jni_environment() helper for the current architecture")}:r=>r.add(e)}function Qu(n){if(n.mnemonic!=="lea")return null;let{base:e,disp:t}=n.operands[1].value;return e==="rdi"&&t<0?t:null}function Js(n,e){}var Wr=class{constructor(e){this.methodId=e,this.method=e.readPointer(),this.originalMethod=null,this.newMethod=null,this.resolved=null,this.impl=null,this.key=e.toString(16)}replace(e,t,r,o,s){let{key:i}=this,l=Ot.get(i);l!==void 0&&(Ot.delete(i),this.method=l.method,this.originalMethod=l.originalMethod,this.newMethod=l.newMethod,this.resolved=l.resolved),this.impl=e,pn.set(i,this),Us(o)}revert(e){let{key:t}=this;pn.delete(t),Ot.set(t,this),Us(e)}resolveTarget(e,t,r,o){let{resolved:s,originalMethod:i,methodId:l}=this;if(s!==null)return s;if(i===null)return l;i.oldMethod.vtableIndexPtr.writeS32(-2);let c=Memory.alloc(G);return c.writePointer(this.method),this.resolved=c,c}};function Us(n){qr||(qr=!0,Script.nextTick(Yu,n))}function Yu(n){let e=new Map(pn),t=new Map(Ot);pn.clear(),Ot.clear(),qr=!1,n.perform(r=>{let o=Re(),s=o["JavaThread::thread_from_jni_environment"](r.handle),i=!1;$s(()=>{e.forEach(l=>{let{method:a,originalMethod:c,impl:d,methodId:f,newMethod:p}=l;c===null?(l.originalMethod=Hs(a),l.newMethod=tf(a,d,s),Bs(l.newMethod,f,s)):o["Method::set_native_function"](p.method,d,0)}),t.forEach(l=>{let{originalMethod:a,methodId:c,newMethod:d}=l;if(a!==null){nf(a);let f=a.oldMethod;f.oldMethod=d,Bs(f,c,s),i=!0}})}),i&&Xu(r.handle)})}function Xu(n){let{fractions:e,shouldSweep:t,traversals:r,"NMethodSweeper::sweep_code_cache":o,"NMethodSweeper::sweep_in_progress":s,"NMethodSweeper::force_sweep":i,JVM_Sleep:l}=Re();if(i!==void 0)Thread.sleep(.05),i(),Thread.sleep(.05),i();else{let a=r.readS64(),c=a+2;for(;c>a;)e.writeS32(1),l(n,NULL,50),s()||$s(()=>{Thread.sleep(.05)}),t.readU8()===0&&(e.writeS32(1),o()),a=r.readS64()}}function $s(n,e,t){let{execute:r,vtable:o,vtableSize:s,doItOffset:i,prologueOffset:l,epilogueOffset:a}=Hu(),c=Memory.dup(o,s),d=Memory.alloc(G*25);d.writePointer(c);let f=new NativeCallback(n,"void",["pointer"]);c.add(i).writePointer(f);let p=null;e!==void 0&&(p=new NativeCallback(e,"int",["pointer"]),c.add(l).writePointer(p));let u=null;t!==void 0&&(u=new NativeCallback(t,"void",["pointer"]),c.add(a).writePointer(u)),r(d)}function ef(){let{vtableRedefineClasses:n,redefineClassesDoIt:e,redefineClassesDoItPrologue:t,redefineClassesDoItEpilogue:r,redefineClassesOnError:o,redefineClassesAllow:s,redefineClassesDispose0:i,redefineClassesDispose1:l,"VMThread::execute":a}=Re(),c=n.add(2*G),d=15*G,f=Memory.dup(c,d),p=new NativeCallback(()=>{},"void",["pointer"]),u,m,h;for(let g=0;g!==d;g+=G){let y=f.add(g),E=y.readPointer();o!==void 0&&E.equals(o)||i!==void 0&&E.equals(i)||l!==void 0&&E.equals(l)?y.writePointer(p):E.equals(e)?u=g:E.equals(t)?(m=g,y.writePointer(s)):E.equals(r)&&(h=g,y.writePointer(p))}return{execute:a,emptyCallback:p,vtable:f,vtableSize:d,doItOffset:u,prologueOffset:m,epilogueOffset:h}}function Gs(n){return new Wr(n)}function Bs(n,e,t){let{method:r,oldMethod:o}=n,s=Re();n.methodsArray.add(n.methodIndex*G).writePointer(r),n.vtableIndex>=0&&n.vtable.add(n.vtableIndex*G).writePointer(r),e.writePointer(r),o.accessFlagsPtr.writeU32((o.accessFlags|Bu|zu)>>>0);let i=s["OopMapCache::flush_obsolete_entries"];if(i!==void 0){let{oopMapCache:m}=n;m.isNull()||i(m)}let l=s["VM_RedefineClasses::mark_dependent_code"],a=s["VM_RedefineClasses::flush_dependent_code"];l!==void 0?(l(NULL,n.instanceKlass),a()):a(NULL,n.instanceKlass,t);let c=Memory.alloc(1);c.writeU8(1),s["ConstantPoolCache::adjust_method_entries"](n.cache,n.instanceKlass,c);let d=Memory.alloc(3*G),f=Memory.alloc(G);f.writePointer(s.doKlass),d.writePointer(f),d.add(G).writePointer(t),d.add(2*G).writePointer(t),s.redefineClass!==void 0&&s.redefineClass.writePointer(n.instanceKlass),s["ClassLoaderDataGraph::classes_do"](d);let p=s["ResolvedMethodTable::adjust_method_entries"];if(p!==void 0)p(c);else{let{memberNames:m}=n;if(!m.isNull()){let h=s["MemberNameTable::adjust_method_entries"];h!==void 0&&h(m,n.instanceKlass,c)}}let u=s["ClassLoaderDataGraph::clean_deallocate_lists"];u!==void 0&&u(0)}function tf(n,e,t){let r=Re(),o=Hs(n);o.constPtr.writePointer(o.const);let s=(o.accessFlags|Uu|Vu|Ju|$u)>>>0;if(o.accessFlagsPtr.writeU32(s),o.signatureHandler.writePointer(NULL),o.adapter.writePointer(NULL),o.i2iEntry.writePointer(NULL),r["Method::clear_code"](o.method),o.dataPtr.writePointer(NULL),o.countersPtr.writePointer(NULL),o.stackmapPtr.writePointer(NULL),r["Method::clear_native_function"](o.method),r["Method::set_native_function"](o.method,e,0),r["Method::restore_unshareable_info"](o.method,t),r.version>=17){let i=Memory.alloc(2*G);i.writePointer(o.method),i.add(G).writePointer(t),r["Method::link_method"](o.method,i,t)}return o}function Hs(n){let e=Vs(),t=n.add(e.method.constMethodOffset).readPointer(),r=t.add(e.constMethod.sizeOffset).readS32()*G,o=Memory.alloc(r+e.method.size);Memory.copy(o,t,r);let s=o.add(r);Memory.copy(s,n,e.method.size);let i=zs(s,o,r),l=zs(n,t,r);return i.oldMethod=l,i}function zs(n,e,t){let r=Re(),o=Vs(),s=n.add(o.method.constMethodOffset),i=n.add(o.method.methodDataOffset),l=n.add(o.method.methodCountersOffset),a=n.add(o.method.accessFlagsOffset),c=a.readU32(),d=o.getAdapterPointer(n,e),f=n.add(o.method.i2iEntryOffset),p=n.add(o.method.signatureHandlerOffset),u=e.add(o.constMethod.constantPoolOffset).readPointer(),m=e.add(o.constMethod.stackmapDataOffset),h=u.add(o.constantPool.instanceKlassOffset).readPointer(),g=u.add(o.constantPool.cacheOffset).readPointer(),y=Gu(),E=h.add(y.methodsOffset).readPointer(),x=E.readS32(),k=E.add(G),M=e.add(o.constMethod.methodIdnumOffset).readU16(),O=n.add(o.method.vtableIndexOffset),N=O.readS32(),A=h.add(y.vtableOffset),S=h.add(y.oopMapCacheOffset).readPointer(),L=r.version>=10?h.add(y.memberNamesOffset).readPointer():NULL;return{method:n,methodSize:o.method.size,const:e,constSize:t,constPtr:s,dataPtr:i,countersPtr:l,stackmapPtr:m,instanceKlass:h,methodsArray:k,methodsCount:x,methodIndex:M,vtableIndex:N,vtableIndexPtr:O,vtable:A,accessFlags:c,accessFlagsPtr:a,adapter:d,i2iEntry:f,signatureHandler:p,memberNames:L,cache:g,oopMapCache:S}}function nf(n){let{oldMethod:e}=n;e.accessFlagsPtr.writeU32(e.accessFlags),e.vtableIndexPtr.writeS32(e.vtableIndex)}function rf(){let n=Re(),{version:e}=n,t;e>=17?t="method:early":e>=9&&e<=16?t="const-method":t="method:late";let o=n["Method::size"](1)*G,s=G,i=2*G,l=3*G,a=4*G,c=t==="method:early"?G:0,d=a+c,f=d+4,p=f+4+8,u=p+G,m=c!==0?a:u,h=o-2*G,g=o-G,y=8,E=y+G,x=E+G,k=t==="const-method"?G:0,M=x+k,O=M+14,N=2*G,A=3*G;return{getAdapterPointer:k!==0?function(L,j){return j.add(x)}:function(L,j){return L.add(m)},method:{size:o,constMethodOffset:s,methodDataOffset:i,methodCountersOffset:l,accessFlagsOffset:d,vtableIndexOffset:f,i2iEntryOffset:p,nativeFunctionOffset:h,signatureHandlerOffset:g},constMethod:{constantPoolOffset:y,stackmapDataOffset:E,sizeOffset:M,methodIdnumOffset:O},constantPool:{cacheOffset:N,instanceKlassOffset:A}}}var of={x64:af};function sf(){let{version:n,createNewDefaultVtableIndices:e}=Re(),t=of[Process.arch];if(t===void 0)throw new Error(`Missing vtable offset parser for ${Process.arch}`);let r=Be(e,t,{limit:32});if(r===null)throw new Error("Unable to deduce vtable offset");let o=n>=10&&n<=11||n>=15?17:18,s=r-7*G,i=r-17*G,l=r-o*G;return{vtableOffset:r,methodsOffset:s,memberNamesOffset:i,oopMapCacheOffset:l}}function af(n){if(n.mnemonic!=="mov")return null;let e=n.operands[0];if(e.type!=="mem")return null;let{value:t}=e;if(t.scale!==1)return null;let{disp:r}=t;return r<256?null:r+16}var Zs=q;try{jt()}catch{Zs=Re}var Rt=Zs;var lf=`#include <json-glib/json-glib.h>
#include <string.h>

#define kAccStatic 0x0008
#define kAccConstructor 0x00010000

typedef struct _Model Model;
typedef struct _EnumerateMethodsContext EnumerateMethodsContext;

typedef struct _JavaApi JavaApi;
typedef struct _JavaClassApi JavaClassApi;
typedef struct _JavaMethodApi JavaMethodApi;
typedef struct _JavaFieldApi JavaFieldApi;

typedef struct _JNIEnv JNIEnv;
typedef guint8 jboolean;
typedef gint32 jint;
typedef jint jsize;
typedef gpointer jobject;
typedef jobject jclass;
typedef jobject jstring;
typedef jobject jarray;
typedef jarray jobjectArray;
typedef gpointer jfieldID;
typedef gpointer jmethodID;

typedef struct _jvmtiEnv jvmtiEnv;
typedef enum
{
  JVMTI_ERROR_NONE = 0
} jvmtiError;

typedef struct _ArtApi ArtApi;
typedef guint32 ArtHeapReference;
typedef struct _ArtObject ArtObject;
typedef struct _ArtClass ArtClass;
typedef struct _ArtClassLinker ArtClassLinker;
typedef struct _ArtClassVisitor ArtClassVisitor;
typedef struct _ArtClassVisitorVTable ArtClassVisitorVTable;
typedef struct _ArtMethod ArtMethod;
typedef struct _ArtString ArtString;

typedef union _StdString StdString;
typedef struct _StdStringShort StdStringShort;
typedef struct _StdStringLong StdStringLong;

typedef void (* ArtVisitClassesFunc) (ArtClassLinker * linker, ArtClassVisitor * visitor);
typedef const char * (* ArtGetClassDescriptorFunc) (ArtClass * klass, StdString * storage);
typedef void (* ArtPrettyMethodFunc) (StdString * result, ArtMethod * method, jboolean with_signature);

struct _Model
{
  GHashTable * members;
};

struct _EnumerateMethodsContext
{
  GPatternSpec * class_query;
  GPatternSpec * method_query;
  jboolean include_signature;
  jboolean ignore_case;
  jboolean skip_system_classes;
  GHashTable * groups;
};

struct _JavaClassApi
{
  jmethodID get_declared_methods;
  jmethodID get_declared_fields;
};

struct _JavaMethodApi
{
  jmethodID get_name;
  jmethodID get_modifiers;
};

struct _JavaFieldApi
{
  jmethodID get_name;
  jmethodID get_modifiers;
};

struct _JavaApi
{
  jvmtiEnv * jvmti;
  JavaClassApi clazz;
  JavaMethodApi method;
  JavaFieldApi field;
};

struct _JNIEnv
{
  gpointer * functions;
};

struct _jvmtiEnv
{
  gpointer * functions;
};

struct _ArtApi
{
  gboolean available;

  guint class_offset_ifields;
  guint class_offset_methods;
  guint class_offset_sfields;
  guint class_offset_copied_methods_offset;

  guint method_size;
  guint method_offset_access_flags;

  guint field_size;
  guint field_offset_access_flags;

  guint alignment_padding;

  ArtClassLinker * linker;
  ArtVisitClassesFunc visit_classes;
  ArtGetClassDescriptorFunc get_class_descriptor;
  ArtPrettyMethodFunc pretty_method;

  void (* free) (gpointer mem);
};

struct _ArtObject
{
  ArtHeapReference klass;
  ArtHeapReference monitor;
};

struct _ArtClass
{
  ArtObject parent;

  ArtHeapReference class_loader;
};

struct _ArtClassVisitor
{
  ArtClassVisitorVTable * vtable;
  gpointer user_data;
};

struct _ArtClassVisitorVTable
{
  void (* reserved1) (ArtClassVisitor * self);
  void (* reserved2) (ArtClassVisitor * self);
  jboolean (* visit) (ArtClassVisitor * self, ArtClass * klass);
};

struct _ArtString
{
  ArtObject parent;

  gint32 count;
  guint32 hash_code;

  union
  {
    guint16 value[0];
    guint8 value_compressed[0];
  };
};

struct _StdStringShort
{
  guint8 size;
  gchar data[(3 * sizeof (gpointer)) - sizeof (guint8)];
};

struct _StdStringLong
{
  gsize capacity;
  gsize size;
  gchar * data;
};

union _StdString
{
  StdStringShort s;
  StdStringLong l;
};

static void model_add_method (Model * self, const gchar * name, jmethodID id, jint modifiers);
static void model_add_field (Model * self, const gchar * name, jfieldID id, jint modifiers);
static void model_free (Model * model);

static jboolean collect_matching_class_methods (ArtClassVisitor * self, ArtClass * klass);
static gchar * finalize_method_groups_to_json (GHashTable * groups);
static GPatternSpec * make_pattern_spec (const gchar * pattern, jboolean ignore_case);
static gchar * class_name_from_signature (const gchar * signature);
static gchar * format_method_signature (const gchar * name, const gchar * signature);
static void append_type (GString * output, const gchar ** type);

static gpointer read_art_array (gpointer object_base, guint field_offset, guint length_size, guint * length);

static void std_string_destroy (StdString * str);
static gchar * std_string_c_str (StdString * self);

extern GMutex lock;
extern GArray * models;
extern JavaApi java_api;
extern ArtApi art_api;

void
init (void)
{
  g_mutex_init (&lock);
  models = g_array_new (FALSE, FALSE, sizeof (Model *));
}

void
finalize (void)
{
  guint n, i;

  n = models->len;
  for (i = 0; i != n; i++)
  {
    Model * model = g_array_index (models, Model *, i);
    model_free (model);
  }

  g_array_unref (models);
  g_mutex_clear (&lock);
}

Model *
model_new (jclass class_handle,
           gpointer class_object,
           JNIEnv * env)
{
  Model * model;
  GHashTable * members;
  jvmtiEnv * jvmti = java_api.jvmti;
  gpointer * funcs = env->functions;
  jmethodID (* from_reflected_method) (JNIEnv *, jobject) = funcs[7];
  jfieldID (* from_reflected_field) (JNIEnv *, jobject) = funcs[8];
  jobject (* to_reflected_method) (JNIEnv *, jclass, jmethodID, jboolean) = funcs[9];
  jobject (* to_reflected_field) (JNIEnv *, jclass, jfieldID, jboolean) = funcs[12];
  void (* delete_local_ref) (JNIEnv *, jobject) = funcs[23];
  jobject (* call_object_method) (JNIEnv *, jobject, jmethodID, ...) = funcs[34];
  jint (* call_int_method) (JNIEnv *, jobject, jmethodID, ...) = funcs[49];
  const char * (* get_string_utf_chars) (JNIEnv *, jstring, jboolean *) = funcs[169];
  void (* release_string_utf_chars) (JNIEnv *, jstring, const char *) = funcs[170];
  jsize (* get_array_length) (JNIEnv *, jarray) = funcs[171];
  jobject (* get_object_array_element) (JNIEnv *, jobjectArray, jsize) = funcs[173];
  jsize n, i;

  model = g_new (Model, 1);

  members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  model->members = members;

  if (jvmti != NULL)
  {
    gpointer * jf = jvmti->functions - 1;
    jvmtiError (* deallocate) (jvmtiEnv *, void * mem) = jf[47];
    jvmtiError (* get_class_methods) (jvmtiEnv *, jclass, jint *, jmethodID **) = jf[52];
    jvmtiError (* get_class_fields) (jvmtiEnv *, jclass, jint *, jfieldID **) = jf[53];
    jvmtiError (* get_field_name) (jvmtiEnv *, jclass, jfieldID, char **, char **, char **) = jf[60];
    jvmtiError (* get_field_modifiers) (jvmtiEnv *, jclass, jfieldID, jint *) = jf[62];
    jvmtiError (* get_method_name) (jvmtiEnv *, jmethodID, char **, char **, char **) = jf[64];
    jvmtiError (* get_method_modifiers) (jvmtiEnv *, jmethodID, jint *) = jf[66];
    jint method_count;
    jmethodID * methods;
    jint field_count;
    jfieldID * fields;
    char * name;
    jint modifiers;

    get_class_methods (jvmti, class_handle, &method_count, &methods);
    for (i = 0; i != method_count; i++)
    {
      jmethodID method = methods[i];

      get_method_name (jvmti, method, &name, NULL, NULL);
      get_method_modifiers (jvmti, method, &modifiers);

      model_add_method (model, name, method, modifiers);

      deallocate (jvmti, name);
    }
    deallocate (jvmti, methods);

    get_class_fields (jvmti, class_handle, &field_count, &fields);
    for (i = 0; i != field_count; i++)
    {
      jfieldID field = fields[i];

      get_field_name (jvmti, class_handle, field, &name, NULL, NULL);
      get_field_modifiers (jvmti, class_handle, field, &modifiers);

      model_add_field (model, name, field, modifiers);

      deallocate (jvmti, name);
    }
    deallocate (jvmti, fields);
  }
  else if (art_api.available)
  {
    gpointer elements;
    guint n, i;
    const guint field_arrays[] = {
      art_api.class_offset_ifields,
      art_api.class_offset_sfields
    };
    guint field_array_cursor;
    gboolean merged_fields = art_api.class_offset_sfields == 0;

    elements = read_art_array (class_object, art_api.class_offset_methods, sizeof (gsize), NULL);
    n = *(guint16 *) (class_object + art_api.class_offset_copied_methods_offset);
    for (i = 0; i != n; i++)
    {
      jmethodID id;
      guint32 access_flags;
      jboolean is_static;
      jobject method, name;
      const char * name_str;
      jint modifiers;

      id = elements + (i * art_api.method_size);

      access_flags = *(guint32 *) (id + art_api.method_offset_access_flags);
      if ((access_flags & kAccConstructor) != 0)
        continue;
      is_static = (access_flags & kAccStatic) != 0;
      method = to_reflected_method (env, class_handle, id, is_static);
      name = call_object_method (env, method, java_api.method.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      modifiers = access_flags & 0xffff;

      model_add_method (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, method);
    }

    for (field_array_cursor = 0; field_array_cursor != G_N_ELEMENTS (field_arrays); field_array_cursor++)
    {
      jboolean is_static;

      if (field_arrays[field_array_cursor] == 0)
        continue;

      if (!merged_fields)
        is_static = field_array_cursor == 1;

      elements = read_art_array (class_object, field_arrays[field_array_cursor], sizeof (guint32), &n);
      for (i = 0; i != n; i++)
      {
        jfieldID id;
        guint32 access_flags;
        jobject field, name;
        const char * name_str;
        jint modifiers;

        id = elements + (i * art_api.field_size);

        access_flags = *(guint32 *) (id + art_api.field_offset_access_flags);
        if (merged_fields)
          is_static = (access_flags & kAccStatic) != 0;
        field = to_reflected_field (env, class_handle, id, is_static);
        name = call_object_method (env, field, java_api.field.get_name);
        name_str = get_string_utf_chars (env, name, NULL);
        modifiers = access_flags & 0xffff;

        model_add_field (model, name_str, id, modifiers);

        release_string_utf_chars (env, name, name_str);
        delete_local_ref (env, name);
        delete_local_ref (env, field);
      }
    }
  }
  else
  {
    jobject elements;

    elements = call_object_method (env, class_handle, java_api.clazz.get_declared_methods);
    n = get_array_length (env, elements);
    for (i = 0; i != n; i++)
    {
      jobject method, name;
      const char * name_str;
      jmethodID id;
      jint modifiers;

      method = get_object_array_element (env, elements, i);
      name = call_object_method (env, method, java_api.method.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      id = from_reflected_method (env, method);
      modifiers = call_int_method (env, method, java_api.method.get_modifiers);

      model_add_method (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, method);
    }
    delete_local_ref (env, elements);

    elements = call_object_method (env, class_handle, java_api.clazz.get_declared_fields);
    n = get_array_length (env, elements);
    for (i = 0; i != n; i++)
    {
      jobject field, name;
      const char * name_str;
      jfieldID id;
      jint modifiers;

      field = get_object_array_element (env, elements, i);
      name = call_object_method (env, field, java_api.field.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      id = from_reflected_field (env, field);
      modifiers = call_int_method (env, field, java_api.field.get_modifiers);

      model_add_field (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, field);
    }
    delete_local_ref (env, elements);
  }

  g_mutex_lock (&lock);
  g_array_append_val (models, model);
  g_mutex_unlock (&lock);

  return model;
}

static void
model_add_method (Model * self,
                  const gchar * name,
                  jmethodID id,
                  jint modifiers)
{
  GHashTable * members = self->members;
  gchar * key, type;
  const gchar * value;

  if (name[0] == '$')
    key = g_strdup_printf ("_%s", name);
  else
    key = g_strdup (name);

  type = (modifiers & kAccStatic) != 0 ? 's' : 'i';

  value = g_hash_table_lookup (members, key);
  if (value == NULL)
    g_hash_table_insert (members, key, g_strdup_printf ("m:%c0x%zx", type, id));
  else
    g_hash_table_insert (members, key, g_strdup_printf ("%s:%c0x%zx", value, type, id));
}

static void
model_add_field (Model * self,
                 const gchar * name,
                 jfieldID id,
                 jint modifiers)
{
  GHashTable * members = self->members;
  gchar * key, type;

  if (name[0] == '$')
    key = g_strdup_printf ("_%s", name);
  else
    key = g_strdup (name);
  while (g_hash_table_contains (members, key))
  {
    gchar * new_key = g_strdup_printf ("_%s", key);
    g_free (key);
    key = new_key;
  }

  type = (modifiers & kAccStatic) != 0 ? 's' : 'i';

  g_hash_table_insert (members, key, g_strdup_printf ("f:%c0x%zx", type, id));
}

static void
model_free (Model * model)
{
  g_hash_table_unref (model->members);

  g_free (model);
}

gboolean
model_has (Model * self,
           const gchar * member)
{
  return g_hash_table_contains (self->members, member);
}

const gchar *
model_find (Model * self,
            const gchar * member)
{
  return g_hash_table_lookup (self->members, member);
}

gchar *
model_list (Model * self)
{
  GString * result;
  GHashTableIter iter;
  guint i;
  const gchar * name;

  result = g_string_sized_new (128);

  g_string_append_c (result, '[');

  g_hash_table_iter_init (&iter, self->members);
  for (i = 0; g_hash_table_iter_next (&iter, (gpointer *) &name, NULL); i++)
  {
    if (i > 0)
      g_string_append_c (result, ',');

    g_string_append_c (result, '"');
    g_string_append (result, name);
    g_string_append_c (result, '"');
  }

  g_string_append_c (result, ']');

  return g_string_free (result, FALSE);
}

gchar *
enumerate_methods_art (const gchar * class_query,
                       const gchar * method_query,
                       jboolean include_signature,
                       jboolean ignore_case,
                       jboolean skip_system_classes)
{
  gchar * result;
  EnumerateMethodsContext ctx;
  ArtClassVisitor visitor;
  ArtClassVisitorVTable visitor_vtable = { NULL, };

  ctx.class_query = make_pattern_spec (class_query, ignore_case);
  ctx.method_query = make_pattern_spec (method_query, ignore_case);
  ctx.include_signature = include_signature;
  ctx.ignore_case = ignore_case;
  ctx.skip_system_classes = skip_system_classes;
  ctx.groups = g_hash_table_new_full (NULL, NULL, NULL, NULL);

  visitor.vtable = &visitor_vtable;
  visitor.user_data = &ctx;

  visitor_vtable.visit = collect_matching_class_methods;

  art_api.visit_classes (art_api.linker, &visitor);

  result = finalize_method_groups_to_json (ctx.groups);

  g_hash_table_unref (ctx.groups);
  g_pattern_spec_free (ctx.method_query);
  g_pattern_spec_free (ctx.class_query);

  return result;
}

static jboolean
collect_matching_class_methods (ArtClassVisitor * self,
                                ArtClass * klass)
{
  EnumerateMethodsContext * ctx = self->user_data;
  const char * descriptor;
  StdString descriptor_storage = { 0, };
  gchar * class_name = NULL;
  gchar * class_name_copy = NULL;
  const gchar * normalized_class_name;
  JsonBuilder * group;
  size_t class_name_length;
  GHashTable * seen_method_names;
  gpointer elements;
  guint n, i;

  if (ctx->skip_system_classes && klass->class_loader == 0)
    goto skip_class;

  descriptor = art_api.get_class_descriptor (klass, &descriptor_storage);
  if (descriptor[0] != 'L')
    goto skip_class;

  class_name = class_name_from_signature (descriptor);

  if (ctx->ignore_case)
  {
    class_name_copy = g_utf8_strdown (class_name, -1);
    normalized_class_name = class_name_copy;
  }
  else
  {
    normalized_class_name = class_name;
  }

  if (!g_pattern_match_string (ctx->class_query, normalized_class_name))
    goto skip_class;

  group = NULL;
  class_name_length = strlen (class_name);
  seen_method_names = ctx->include_signature ? NULL : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  elements = read_art_array (klass, art_api.class_offset_methods, sizeof (gsize), NULL);
  n = *(guint16 *) ((gpointer) klass + art_api.class_offset_copied_methods_offset);
  for (i = 0; i != n; i++)
  {
    ArtMethod * method;
    guint32 access_flags;
    jboolean is_constructor;
    StdString method_name = { 0, };
    const gchar * bare_method_name;
    gchar * bare_method_name_copy = NULL;
    const gchar * normalized_method_name;
    gchar * normalized_method_name_copy = NULL;

    method = elements + (i * art_api.method_size);

    access_flags = *(guint32 *) ((gpointer) method + art_api.method_offset_access_flags);
    is_constructor = (access_flags & kAccConstructor) != 0;

    art_api.pretty_method (&method_name, method, ctx->include_signature);
    bare_method_name = std_string_c_str (&method_name);
    if (ctx->include_signature)
    {
      const gchar * return_type_end, * name_begin;
      GString * name;

      return_type_end = strchr (bare_method_name, ' ');
      name_begin = return_type_end + 1 + class_name_length + 1;
      if (is_constructor && g_str_has_prefix (name_begin, "<clinit>"))
        goto skip_method;

      name = g_string_sized_new (64);

      if (is_constructor)
      {
        g_string_append (name, "$init");
        g_string_append (name, strchr (name_begin, '>') + 1);
      }
      else
      {
        g_string_append (name, name_begin);
      }
      g_string_append (name, ": ");
      g_string_append_len (name, bare_method_name, return_type_end - bare_method_name);

      bare_method_name_copy = g_string_free (name, FALSE);
      bare_method_name = bare_method_name_copy;
    }
    else
    {
      const gchar * name_begin;

      name_begin = bare_method_name + class_name_length + 1;
      if (is_constructor && strcmp (name_begin, "<clinit>") == 0)
        goto skip_method;

      if (is_constructor)
        bare_method_name = "$init";
      else
        bare_method_name += class_name_length + 1;
    }

    if (seen_method_names != NULL && g_hash_table_contains (seen_method_names, bare_method_name))
      goto skip_method;

    if (ctx->ignore_case)
    {
      normalized_method_name_copy = g_utf8_strdown (bare_method_name, -1);
      normalized_method_name = normalized_method_name_copy;
    }
    else
    {
      normalized_method_name = bare_method_name;
    }

    if (!g_pattern_match_string (ctx->method_query, normalized_method_name))
      goto skip_method;

    if (group == NULL)
    {
      group = g_hash_table_lookup (ctx->groups, GUINT_TO_POINTER (klass->class_loader));
      if (group == NULL)
      {
        group = json_builder_new_immutable ();
        g_hash_table_insert (ctx->groups, GUINT_TO_POINTER (klass->class_loader), group);

        json_builder_begin_object (group);

        json_builder_set_member_name (group, "loader");
        json_builder_add_int_value (group, klass->class_loader);

        json_builder_set_member_name (group, "classes");
        json_builder_begin_array (group);
      }

      json_builder_begin_object (group);

      json_builder_set_member_name (group, "name");
      json_builder_add_string_value (group, class_name);

      json_builder_set_member_name (group, "methods");
      json_builder_begin_array (group);
    }

    json_builder_add_string_value (group, bare_method_name);

    if (seen_method_names != NULL)
      g_hash_table_add (seen_method_names, g_strdup (bare_method_name));

skip_method:
    g_free (normalized_method_name_copy);
    g_free (bare_method_name_copy);
    std_string_destroy (&method_name);
  }

  if (seen_method_names != NULL)
    g_hash_table_unref (seen_method_names);

  if (group == NULL)
    goto skip_class;

  json_builder_end_array (group);
  json_builder_end_object (group);

skip_class:
  g_free (class_name_copy);
  g_free (class_name);
  std_string_destroy (&descriptor_storage);

  return TRUE;
}

gchar *
enumerate_methods_jvm (const gchar * class_query,
                       const gchar * method_query,
                       jboolean include_signature,
                       jboolean ignore_case,
                       jboolean skip_system_classes,
                       JNIEnv * env)
{
  gchar * result;
  GPatternSpec * class_pattern, * method_pattern;
  GHashTable * groups;
  gpointer * ef = env->functions;
  jobject (* new_global_ref) (JNIEnv *, jobject) = ef[21];
  void (* delete_local_ref) (JNIEnv *, jobject) = ef[23];
  jboolean (* is_same_object) (JNIEnv *, jobject, jobject) = ef[24];
  jvmtiEnv * jvmti = java_api.jvmti;
  gpointer * jf = jvmti->functions - 1;
  jvmtiError (* deallocate) (jvmtiEnv *, void * mem) = jf[47];
  jvmtiError (* get_class_signature) (jvmtiEnv *, jclass, char **, char **) = jf[48];
  jvmtiError (* get_class_methods) (jvmtiEnv *, jclass, jint *, jmethodID **) = jf[52];
  jvmtiError (* get_class_loader) (jvmtiEnv *, jclass, jobject *) = jf[57];
  jvmtiError (* get_method_name) (jvmtiEnv *, jmethodID, char **, char **, char **) = jf[64];
  jvmtiError (* get_loaded_classes) (jvmtiEnv *, jint *, jclass **) = jf[78];
  jint class_count, class_index;
  jclass * classes;

  class_pattern = make_pattern_spec (class_query, ignore_case);
  method_pattern = make_pattern_spec (method_query, ignore_case);
  groups = g_hash_table_new_full (NULL, NULL, NULL, NULL);

  if (get_loaded_classes (jvmti, &class_count, &classes) != JVMTI_ERROR_NONE)
    goto emit_results;

  for (class_index = 0; class_index != class_count; class_index++)
  {
    jclass klass = classes[class_index];
    jobject loader = NULL;
    gboolean have_loader = FALSE;
    char * signature = NULL;
    gchar * class_name = NULL;
    gchar * class_name_copy = NULL;
    const gchar * normalized_class_name;
    jint method_count, method_index;
    jmethodID * methods = NULL;
    JsonBuilder * group = NULL;
    GHashTable * seen_method_names = NULL;

    if (skip_system_classes)
    {
      if (get_class_loader (jvmti, klass, &loader) != JVMTI_ERROR_NONE)
        goto skip_class;
      have_loader = TRUE;

      if (loader == NULL)
        goto skip_class;
    }

    if (get_class_signature (jvmti, klass, &signature, NULL) != JVMTI_ERROR_NONE)
      goto skip_class;

    class_name = class_name_from_signature (signature);

    if (ignore_case)
    {
      class_name_copy = g_utf8_strdown (class_name, -1);
      normalized_class_name = class_name_copy;
    }
    else
    {
      normalized_class_name = class_name;
    }

    if (!g_pattern_match_string (class_pattern, normalized_class_name))
      goto skip_class;

    if (get_class_methods (jvmti, klass, &method_count, &methods) != JVMTI_ERROR_NONE)
      goto skip_class;

    if (!include_signature)
      seen_method_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (method_index = 0; method_index != method_count; method_index++)
    {
      jmethodID method = methods[method_index];
      const gchar * method_name;
      char * method_name_value = NULL;
      char * method_signature_value = NULL;
      gchar * method_name_copy = NULL;
      const gchar * normalized_method_name;
      gchar * normalized_method_name_copy = NULL;

      if (get_method_name (jvmti, method, &method_name_value, include_signature ? &method_signature_value : NULL, NULL) != JVMTI_ERROR_NONE)
        goto skip_method;
      method_name = method_name_value;

      if (method_name[0] == '<')
      {
        if (strcmp (method_name, "<init>") == 0)
          method_name = "$init";
        else if (strcmp (method_name, "<clinit>") == 0)
          goto skip_method;
      }

      if (include_signature)
      {
        method_name_copy = format_method_signature (method_name, method_signature_value);
        method_name = method_name_copy;
      }

      if (seen_method_names != NULL && g_hash_table_contains (seen_method_names, method_name))
        goto skip_method;

      if (ignore_case)
      {
        normalized_method_name_copy = g_utf8_strdown (method_name, -1);
        normalized_method_name = normalized_method_name_copy;
      }
      else
      {
        normalized_method_name = method_name;
      }

      if (!g_pattern_match_string (method_pattern, normalized_method_name))
        goto skip_method;

      if (group == NULL)
      {
        if (!have_loader && get_class_loader (jvmti, klass, &loader) != JVMTI_ERROR_NONE)
          goto skip_method;

        if (loader == NULL)
        {
          group = g_hash_table_lookup (groups, NULL);
        }
        else
        {
          GHashTableIter iter;
          jobject cur_loader;
          JsonBuilder * cur_group;

          g_hash_table_iter_init (&iter, groups);
          while (g_hash_table_iter_next (&iter, (gpointer *) &cur_loader, (gpointer *) &cur_group))
          {
            if (cur_loader != NULL && is_same_object (env, cur_loader, loader))
            {
              group = cur_group;
              break;
            }
          }
        }

        if (group == NULL)
        {
          jobject l;
          gchar * str;

          l = (loader != NULL) ? new_global_ref (env, loader) : NULL;

          group = json_builder_new_immutable ();
          g_hash_table_insert (groups, l, group);

          json_builder_begin_object (group);

          json_builder_set_member_name (group, "loader");
          str = g_strdup_printf ("0x%" G_GSIZE_MODIFIER "x", GPOINTER_TO_SIZE (l));
          json_builder_add_string_value (group, str);
          g_free (str);

          json_builder_set_member_name (group, "classes");
          json_builder_begin_array (group);
        }

        json_builder_begin_object (group);

        json_builder_set_member_name (group, "name");
        json_builder_add_string_value (group, class_name);

        json_builder_set_member_name (group, "methods");
        json_builder_begin_array (group);
      }

      json_builder_add_string_value (group, method_name);

      if (seen_method_names != NULL)
        g_hash_table_add (seen_method_names, g_strdup (method_name));

skip_method:
      g_free (normalized_method_name_copy);
      g_free (method_name_copy);
      deallocate (jvmti, method_signature_value);
      deallocate (jvmti, method_name_value);
    }

skip_class:
    if (group != NULL)
    {
      json_builder_end_array (group);
      json_builder_end_object (group);
    }

    if (seen_method_names != NULL)
      g_hash_table_unref (seen_method_names);

    deallocate (jvmti, methods);

    g_free (class_name_copy);
    g_free (class_name);
    deallocate (jvmti, signature);

    if (loader != NULL)
      delete_local_ref (env, loader);

    delete_local_ref (env, klass);
  }

  deallocate (jvmti, classes);

emit_results:
  result = finalize_method_groups_to_json (groups);

  g_hash_table_unref (groups);
  g_pattern_spec_free (method_pattern);
  g_pattern_spec_free (class_pattern);

  return result;
}

static gchar *
finalize_method_groups_to_json (GHashTable * groups)
{
  GString * result;
  GHashTableIter iter;
  guint i;
  JsonBuilder * group;

  result = g_string_sized_new (1024);

  g_string_append_c (result, '[');

  g_hash_table_iter_init (&iter, groups);
  for (i = 0; g_hash_table_iter_next (&iter, NULL, (gpointer *) &group); i++)
  {
    JsonNode * root;
    gchar * json;

    if (i > 0)
      g_string_append_c (result, ',');

    json_builder_end_array (group);
    json_builder_end_object (group);

    root = json_builder_get_root (group);
    json = json_to_string (root, FALSE);
    g_string_append (result, json);
    g_free (json);
    json_node_unref (root);

    g_object_unref (group);
  }

  g_string_append_c (result, ']');

  return g_string_free (result, FALSE);
}

static GPatternSpec *
make_pattern_spec (const gchar * pattern,
                   jboolean ignore_case)
{
  GPatternSpec * spec;

  if (ignore_case)
  {
    gchar * str = g_utf8_strdown (pattern, -1);
    spec = g_pattern_spec_new (str);
    g_free (str);
  }
  else
  {
    spec = g_pattern_spec_new (pattern);
  }

  return spec;
}

static gchar *
class_name_from_signature (const gchar * descriptor)
{
  gchar * result, * c;

  result = g_strdup (descriptor + 1);

  for (c = result; *c != '\\0'; c++)
  {
    if (*c == '/')
      *c = '.';
  }

  c[-1] = '\\0';

  return result;
}

static gchar *
format_method_signature (const gchar * name,
                         const gchar * signature)
{
  GString * sig;
  const gchar * cursor;
  gint arg_index;

  sig = g_string_sized_new (128);

  g_string_append (sig, name);

  cursor = signature;
  arg_index = -1;
  while (TRUE)
  {
    const gchar c = *cursor;

    if (c == '(')
    {
      g_string_append_c (sig, c);
      cursor++;
      arg_index = 0;
    }
    else if (c == ')')
    {
      g_string_append_c (sig, c);
      cursor++;
      break;
    }
    else
    {
      if (arg_index >= 1)
        g_string_append (sig, ", ");

      append_type (sig, &cursor);

      if (arg_index != -1)
        arg_index++;
    }
  }

  g_string_append (sig, ": ");
  append_type (sig, &cursor);

  return g_string_free (sig, FALSE);
}

static void
append_type (GString * output,
             const gchar ** type)
{
  const gchar * cursor = *type;

  switch (*cursor)
  {
    case 'Z':
      g_string_append (output, "boolean");
      cursor++;
      break;
    case 'B':
      g_string_append (output, "byte");
      cursor++;
      break;
    case 'C':
      g_string_append (output, "char");
      cursor++;
      break;
    case 'S':
      g_string_append (output, "short");
      cursor++;
      break;
    case 'I':
      g_string_append (output, "int");
      cursor++;
      break;
    case 'J':
      g_string_append (output, "long");
      cursor++;
      break;
    case 'F':
      g_string_append (output, "float");
      cursor++;
      break;
    case 'D':
      g_string_append (output, "double");
      cursor++;
      break;
    case 'V':
      g_string_append (output, "void");
      cursor++;
      break;
    case 'L':
    {
      gchar ch;

      cursor++;
      for (; (ch = *cursor) != ';'; cursor++)
      {
        g_string_append_c (output, (ch != '/') ? ch : '.');
      }
      cursor++;

      break;
    }
    case '[':
      *type = cursor + 1;
      append_type (output, type);
      g_string_append (output, "[]");
      return;
    default:
      g_string_append (output, "BUG");
      cursor++;
  }

  *type = cursor;
}

void
dealloc (gpointer mem)
{
  g_free (mem);
}

static gpointer
read_art_array (gpointer object_base,
                guint field_offset,
                guint length_size,
                guint * length)
{
  gpointer result, header;
  guint n;

  header = GSIZE_TO_POINTER (*(guint64 *) (object_base + field_offset));
  if (header != NULL)
  {
    result = header + length_size;
    if (length_size == sizeof (guint32))
      n = *(guint32 *) header;
    else
      n = *(guint64 *) header;
  }
  else
  {
    result = NULL;
    n = 0;
  }

  if (length != NULL)
    *length = n;

  return result;
}

static void
std_string_destroy (StdString * str)
{
  if ((str->l.capacity & 1) != 0)
    art_api.free (str->l.data);
}

static gchar *
std_string_c_str (StdString * self)
{
  if ((self->l.capacity & 1) != 0)
    return self->l.data;

  return self->s.data;
}
`,cf=/(.+)!([^/]+)\/?([isu]+)?/,Te=null,Ws=null,tt=class n{static build(e,t){return qs(t),Ws(e,t,r=>new n(Te.new(e,r,t)))}static enumerateMethods(e,t,r){qs(r);let o=e.match(cf);if(o===null)throw new Error("Invalid query; format is: class!method -- see documentation of Java.enumerateMethods(query) for details");let s=Memory.allocUtf8String(o[1]),i=Memory.allocUtf8String(o[2]),l=!1,a=!1,c=!1,d=o[3];d!==void 0&&(l=d.indexOf("s")!==-1,a=d.indexOf("i")!==-1,c=d.indexOf("u")!==-1);let f;if(t.jvmti!==null){let p=Te.enumerateMethodsJvm(s,i,ht(l),ht(a),ht(c),r);try{f=JSON.parse(p.readUtf8String()).map(u=>{let m=ptr(u.loader);return u.loader=m.isNull()?null:m,u})}finally{Te.dealloc(p)}}else Le(r.vm,r,p=>{let u=Te.enumerateMethodsArt(s,i,ht(l),ht(a),ht(c));try{let m=t["art::JavaVMExt::AddGlobalRef"],{vm:h}=t;f=JSON.parse(u.readUtf8String()).map(g=>{let y=g.loader;return g.loader=y!==0?m(h,p,ptr(y)):null,g})}finally{Te.dealloc(u)}});return f}constructor(e){this.handle=e}has(e){return Te.has(this.handle,Memory.allocUtf8String(e))!==0}find(e){return Te.find(this.handle,Memory.allocUtf8String(e)).readUtf8String()}list(){let e=Te.list(this.handle);try{return JSON.parse(e.readUtf8String())}finally{Te.dealloc(e)}}};function qs(n){Te===null&&(Te=df(n),Ws=uf(Te,n.vm))}function df(n){let e=Rt(),{jvmti:t=null}=e,{pointerSize:r}=Process,o=8,s=r,i=7*r,l=10*4+5*r,a=o+s+i+l,d=Memory.alloc(a),f=d.add(o),p=f.add(s),{getDeclaredMethods:u,getDeclaredFields:m}=n.javaLangClass(),h=n.javaLangReflectMethod(),g=n.javaLangReflectField(),y=p;[t!==null?t:NULL,u,m,h.getName,h.getModifiers,g.getName,g.getModifiers].forEach(N=>{y=y.writePointer(N).add(r)});let E=p.add(i),{vm:x}=n;if(e.flavor==="art"){let N;if(t!==null)N=[0,0,0,0];else{let j=Or(x).offset;N=[j.ifields,j.methods,j.sfields,j.copiedMethodsOffset]}let A=Se(x),S=dn(x),L=E;[1,...N,A.size,A.offset.accessFlags,S.size,S.offset.accessFlags,4294967295].forEach(j=>{L=L.writeUInt(j).add(4)}),[e.artClassLinker.address,e["art::ClassLinker::VisitClasses"],e["art::mirror::Class::GetDescriptor"],e["art::ArtMethod::PrettyMethod"],Process.getModuleByName("libc.so").getExportByName("free")].forEach((j,v)=>{j===void 0&&(j=NULL),L=L.writePointer(j).add(r)})}let k=new CModule(lf,{lock:d,models:f,java_api:p,art_api:E}),M={exceptions:"propagate"},O={exceptions:"propagate",scheduling:"exclusive"};return{handle:k,new:new NativeFunction(k.model_new,"pointer",["pointer","pointer","pointer"],M),has:new NativeFunction(k.model_has,"bool",["pointer","pointer"],O),find:new NativeFunction(k.model_find,"pointer",["pointer","pointer"],O),list:new NativeFunction(k.model_list,"pointer",["pointer"],O),enumerateMethodsArt:new NativeFunction(k.enumerate_methods_art,"pointer",["pointer","pointer","bool","bool","bool"],M),enumerateMethodsJvm:new NativeFunction(k.enumerate_methods_jvm,"pointer",["pointer","pointer","bool","bool","bool","pointer"],M),dealloc:new NativeFunction(k.dealloc,"void",["pointer"],O)}}function uf(n,e){let t=Rt();if(t.flavor!=="art")return ff;let r=t["art::JavaVMExt::DecodeGlobal"];return function(o,s,i){let l;return Le(e,s,a=>{let c=r(e,a,o);l=i(c)}),l}}function ff(n,e,t){return t(NULL)}function ht(n){return n?1:0}var Pt=class{constructor(e,t){this.items=new Map,this.capacity=e,this.destroy=t}dispose(e){let{items:t,destroy:r}=this;t.forEach(o=>{r(o,e)}),t.clear()}get(e){let{items:t}=this,r=t.get(e);return r!==void 0&&(t.delete(e),t.set(e,r)),r}set(e,t,r){let{items:o}=this,s=o.get(e);if(s!==void 0)o.delete(e),this.destroy(s,r);else if(o.size===this.capacity){let i=o.keys().next().value,l=o.get(i);o.delete(i),this.destroy(l,r)}o.set(e,t)}};var Ft=1,Yr=256,Ks=65536,pf=305419896,Qs=32,Ys=12,Xs=8,ei=8,ti=4,ni=4,ri=12,hf=0,mf=1,_f=2,gf=3,yf=4,bf=5,Ef=6,wf=4096,Sf=4097,vf=4099,If=8192,xf=8193,Cf=8194,kf=8195,Lf=8196,Tf=8198,Af=24,Nf=28,Mf=2,jf=24,oi=_.from([3,0,7,14,0]),Kr="Ldalvik/annotation/Throws;",Of=_.from([0]);function Rf(n){let e=new Xr,t=Object.assign({},n);return e.addClass(t),e.build()}var Xr=class{constructor(){this.classes=[]}addClass(e){this.classes.push(e)}build(){let e=Df(this.classes),{classes:t,interfaces:r,fields:o,methods:s,protos:i,parameters:l,annotationDirectories:a,annotationSets:c,throwsAnnotations:d,types:f,strings:p}=e,u=0,m=0,h=8,g=12,y=20,E=112;u+=E;let x=u,k=p.length*ni;u+=k;let M=u,O=f.length*ti;u+=O;let N=u,A=i.length*Ys;u+=A;let S=u,L=o.length*Xs;u+=L;let j=u,v=s.length*ei;u+=v;let R=u,D=t.length*Qs;u+=D;let U=u,F=c.map(C=>{let P=u;return C.offset=P,u+=4+C.items.length*4,P}),z=t.reduce((C,P)=>(P.classData.constructorMethods.forEach(Q=>{let[,X,Y]=Q;(X&Yr)===0&&Y>=0&&(Q.push(u),C.push({offset:u,superConstructor:Y}),u+=jf)}),C),[]);a.forEach(C=>{C.offset=u,u+=16+C.methods.length*8});let oe=r.map(C=>{u=Qr(u,4);let P=u;return C.offset=P,u+=4+2*C.types.length,P}),ie=l.map(C=>{u=Qr(u,4);let P=u;return C.offset=P,u+=4+2*C.types.length,P}),fe=[],ne=p.map(C=>{let P=u,B=_.from(ve(C.length)),Q=_.from(C,"utf8"),X=_.concat([B,Q,Of]);return fe.push(X),u+=X.length,P}),de=z.map(C=>{let P=u;return u+=oi.length,P}),re=d.map(C=>{let P=Ff(C);return C.offset=u,u+=P.length,P}),ae=t.map((C,P)=>{C.classData.offset=u;let B=Pf(C);return u+=B.length,B}),Me=0,wt=0;u=Qr(u,4);let K=u,Ee=r.length+l.length,Fe=4+(o.length>0?1:0)+2+c.length+z.length+a.length+(Ee>0?1:0)+1+de.length+d.length+t.length+1,Ke=4+Fe*ri;u+=Ke;let Ve=u-U,lt=u,I=_.alloc(lt);I.write(`dex
035`),I.writeUInt32LE(lt,32),I.writeUInt32LE(E,36),I.writeUInt32LE(pf,40),I.writeUInt32LE(Me,44),I.writeUInt32LE(wt,48),I.writeUInt32LE(K,52),I.writeUInt32LE(p.length,56),I.writeUInt32LE(x,60),I.writeUInt32LE(f.length,64),I.writeUInt32LE(M,68),I.writeUInt32LE(i.length,72),I.writeUInt32LE(N,76),I.writeUInt32LE(o.length,80),I.writeUInt32LE(o.length>0?S:0,84),I.writeUInt32LE(s.length,88),I.writeUInt32LE(j,92),I.writeUInt32LE(t.length,96),I.writeUInt32LE(R,100),I.writeUInt32LE(Ve,104),I.writeUInt32LE(U,108),ne.forEach((C,P)=>{I.writeUInt32LE(C,x+P*ni)}),f.forEach((C,P)=>{I.writeUInt32LE(C,M+P*ti)}),i.forEach((C,P)=>{let[B,Q,X]=C,Y=N+P*Ys;I.writeUInt32LE(B,Y),I.writeUInt32LE(Q,Y+4),I.writeUInt32LE(X!==null?X.offset:0,Y+8)}),o.forEach((C,P)=>{let[B,Q,X]=C,Y=S+P*Xs;I.writeUInt16LE(B,Y),I.writeUInt16LE(Q,Y+2),I.writeUInt32LE(X,Y+4)}),s.forEach((C,P)=>{let[B,Q,X]=C,Y=j+P*ei;I.writeUInt16LE(B,Y),I.writeUInt16LE(Q,Y+2),I.writeUInt32LE(X,Y+4)}),t.forEach((C,P)=>{let{interfaces:B,annotationsDirectory:Q}=C,X=B!==null?B.offset:0,Y=Q!==null?Q.offset:0,St=0,Ce=R+P*Qs;I.writeUInt32LE(C.index,Ce),I.writeUInt32LE(C.accessFlags,Ce+4),I.writeUInt32LE(C.superClassIndex,Ce+8),I.writeUInt32LE(X,Ce+12),I.writeUInt32LE(C.sourceFileIndex,Ce+16),I.writeUInt32LE(Y,Ce+20),I.writeUInt32LE(C.classData.offset,Ce+24),I.writeUInt32LE(St,Ce+28)}),c.forEach((C,P)=>{let{items:B}=C,Q=F[P];I.writeUInt32LE(B.length,Q),B.forEach((X,Y)=>{I.writeUInt32LE(X.offset,Q+4+Y*4)})}),z.forEach((C,P)=>{let{offset:B,superConstructor:Q}=C,X=1,Y=1,St=1,Ce=0,$t=4;I.writeUInt16LE(X,B),I.writeUInt16LE(Y,B+2),I.writeUInt16LE(St,B+4),I.writeUInt16LE(Ce,B+6),I.writeUInt32LE(de[P],B+8),I.writeUInt32LE($t,B+12),I.writeUInt16LE(4208,B+16),I.writeUInt16LE(Q,B+18),I.writeUInt16LE(0,B+20),I.writeUInt16LE(14,B+22)}),a.forEach(C=>{let P=C.offset,B=0,Q=0,X=C.methods.length,Y=0;I.writeUInt32LE(B,P),I.writeUInt32LE(Q,P+4),I.writeUInt32LE(X,P+8),I.writeUInt32LE(Y,P+12),C.methods.forEach((St,Ce)=>{let $t=P+16+Ce*8,[ua,fa]=St;I.writeUInt32LE(ua,$t),I.writeUInt32LE(fa.offset,$t+4)})}),r.forEach((C,P)=>{let B=oe[P];I.writeUInt32LE(C.types.length,B),C.types.forEach((Q,X)=>{I.writeUInt16LE(Q,B+4+X*2)})}),l.forEach((C,P)=>{let B=ie[P];I.writeUInt32LE(C.types.length,B),C.types.forEach((Q,X)=>{I.writeUInt16LE(Q,B+4+X*2)})}),fe.forEach((C,P)=>{C.copy(I,ne[P])}),de.forEach(C=>{oi.copy(I,C)}),re.forEach((C,P)=>{C.copy(I,d[P].offset)}),ae.forEach((C,P)=>{C.copy(I,t[P].classData.offset)}),I.writeUInt32LE(Fe,K);let pe=[[hf,1,m],[mf,p.length,x],[_f,f.length,M],[gf,i.length,N]];o.length>0&&pe.push([yf,o.length,S]),pe.push([bf,s.length,j]),pe.push([Ef,t.length,R]),c.forEach((C,P)=>{pe.push([vf,C.items.length,F[P]])}),z.forEach(C=>{pe.push([xf,1,C.offset])}),a.forEach(C=>{pe.push([Tf,1,C.offset])}),Ee>0&&pe.push([Sf,Ee,oe.concat(ie)[0]]),pe.push([Cf,p.length,ne[0]]),de.forEach(C=>{pe.push([kf,1,C])}),d.forEach(C=>{pe.push([Lf,1,C.offset])}),t.forEach(C=>{pe.push([If,1,C.classData.offset])}),pe.push([wf,1,K]),pe.forEach((C,P)=>{let[B,Q,X]=C,Y=K+4+P*ri;I.writeUInt16LE(B,Y),I.writeUInt32LE(Q,Y+4),I.writeUInt32LE(X,Y+8)});let Bo=new Checksum("sha1");return Bo.update(I.slice(g+y)),_.from(Bo.getDigest()).copy(I,g),I.writeUInt32LE($f(I,g),h),I}};function Pf(n){let{instanceFields:e,constructorMethods:t,virtualMethods:r}=n.classData;return _.from([0].concat(ve(e.length)).concat(ve(t.length)).concat(ve(r.length)).concat(e.reduce((s,[i,l])=>s.concat(ve(i)).concat(ve(l)),[])).concat(t.reduce((s,[i,l,,a])=>s.concat(ve(i)).concat(ve(l)).concat(ve(a||0)),[])).concat(r.reduce((s,[i,l])=>s.concat(ve(i)).concat(ve(l)).concat([0]),[])))}function Ff(n){let{thrownTypes:e}=n;return _.from([Mf].concat(ve(n.type)).concat([1]).concat(ve(n.value)).concat([Nf,e.length]).concat(e.reduce((t,r)=>(t.push(Af,r),t),[])))}function Df(n){let e=new Set,t=new Set,r={},o=[],s=[],i={},l=new Set,a=new Set;n.forEach(v=>{let{name:R,superClass:D,sourceFileName:U}=v;e.add("this"),e.add(R),t.add(R),e.add(D),t.add(D),e.add(U),v.interfaces.forEach(F=>{e.add(F),t.add(F)}),v.fields.forEach(F=>{let[z,oe]=F;e.add(z),e.add(oe),t.add(oe),o.push([v.name,oe,z])}),v.methods.some(([F])=>F==="<init>")||(v.methods.unshift(["<init>","V",[]]),l.add(R)),v.methods.forEach(F=>{let[z,oe,ie,fe=[],ne]=F;e.add(z);let de=c(oe,ie),re=null;if(fe.length>0){let ae=fe.slice();ae.sort(),re=ae.join("|");let Me=i[re];Me===void 0&&(Me={id:re,types:ae},i[re]=Me),e.add(Kr),t.add(Kr),fe.forEach(wt=>{e.add(wt),t.add(wt)}),e.add("value")}if(s.push([v.name,de,z,re,ne]),z==="<init>"){a.add(R+"|"+de);let ae=D+"|"+de;l.has(R)&&!a.has(ae)&&(s.push([D,de,z,null,0]),a.add(ae))}})});function c(v,R){let D=[v].concat(R),U=D.join("|");if(r[U]!==void 0)return U;e.add(v),t.add(v),R.forEach(z=>{e.add(z),t.add(z)});let F=D.map(Jf).join("");return e.add(F),r[U]=[U,F,v,R],U}let d=Array.from(e);d.sort();let f=d.reduce((v,R,D)=>(v[R]=D,v),{}),p=Array.from(t).map(v=>f[v]);p.sort(si);let u=p.reduce((v,R,D)=>(v[d[R]]=D,v),{}),m=Object.keys(r).map(v=>r[v]);m.sort(Bf);let h={},g=m.map(v=>{let[,R,D,U]=v,F;if(U.length>0){let z=U.join("|");F=h[z],F===void 0&&(F={types:U.map(oe=>u[oe]),offset:-1},h[z]=F)}else F=null;return[f[R],u[D],F]}),y=m.reduce((v,R,D)=>{let[U]=R;return v[U]=D,v},{}),E=Object.keys(h).map(v=>h[v]),x=o.map(v=>{let[R,D,U]=v;return[u[R],u[D],f[U]]});x.sort(zf);let k=s.map(v=>{let[R,D,U,F,z]=v;return[u[R],y[D],f[U],F,z]});k.sort(Vf);let M=Object.keys(i).map(v=>i[v]).map(v=>({id:v.id,type:u[Kr],value:f.value,thrownTypes:v.types.map(R=>u[R]),offset:-1})),O=M.map(v=>({id:v.id,items:[v],offset:-1})),N=O.reduce((v,R,D)=>(v[R.id]=D,v),{}),A={},S=[],L=n.map(v=>{let R=u[v.name],D=Ft,U=u[v.superClass],F,z=v.interfaces.map(K=>u[K]);if(z.length>0){z.sort(si);let K=z.join("|");F=A[K],F===void 0&&(F={types:z,offset:-1},A[K]=F)}else F=null;let oe=f[v.sourceFileName],ie=k.reduce((K,Ee,Fe)=>{let[Ke,Ve,lt,I,pe]=Ee;return Ke===R&&K.push([Fe,lt,I,Ve,pe]),K},[]),fe=null,ne=ie.filter(([,,K])=>K!==null).map(([K,,Ee])=>[K,O[N[Ee]]]);ne.length>0&&(fe={methods:ne,offset:-1},S.push(fe));let de=x.reduce((K,Ee,Fe)=>{let[Ke]=Ee;return Ke===R&&K.push([Fe>0?1:0,Ft]),K},[]),re=f["<init>"],ae=ie.filter(([,K])=>K===re).map(([K,,,Ee])=>{if(l.has(v.name)){let Fe=-1,Ke=k.length;for(let Ve=0;Ve!==Ke;Ve++){let[lt,I,pe]=k[Ve];if(lt===U&&pe===re&&I===Ee){Fe=Ve;break}}return[K,Ft|Ks,Fe]}else return[K,Ft|Ks|Yr,-1]}),Me=Uf(ie.filter(([,K])=>K!==re).map(([K,,,,Ee])=>[K,Ee|Ft|Yr]));return{index:R,accessFlags:D,superClassIndex:U,interfaces:F,sourceFileIndex:oe,annotationsDirectory:fe,classData:{instanceFields:de,constructorMethods:ae,virtualMethods:Me,offset:-1}}}),j=Object.keys(A).map(v=>A[v]);return{classes:L,interfaces:j,fields:x,methods:k,protos:g,parameters:E,annotationDirectories:S,annotationSets:O,throwsAnnotations:M,types:p,strings:d}}function Uf(n){let e=0;return n.map(([t,r],o)=>{let s;return o===0?s=[t,r]:s=[t-e,r],e=t,s})}function si(n,e){return n-e}function Bf(n,e){let[,,t,r]=n,[,,o,s]=e;if(t<o)return-1;if(t>o)return 1;let i=r.join("|"),l=s.join("|");return i<l?-1:i>l?1:0}function zf(n,e){let[t,r,o]=n,[s,i,l]=e;return t!==s?t-s:o!==l?o-l:r-i}function Vf(n,e){let[t,r,o]=n,[s,i,l]=e;return t!==s?t-s:o!==l?o-l:r-i}function Jf(n){let e=n[0];return e==="L"||e==="["?"L":n}function ve(n){if(n<=127)return[n];let e=[],t=!1;do{let r=n&127;n>>=7,t=n!==0,t&&(r|=128),e.push(r)}while(t);return e}function Qr(n,e){let t=n%e;return t===0?n:n+e-t}function $f(n,e){let t=1,r=0,o=n.length;for(let s=e;s<o;s++)t=(t+n[s])%65521,r=(r+t)%65521;return(r<<16|t)>>>0}var ii=Rf;var Gf=1,eo=null,ai=null;function li(n){eo=n}function to(n,e,t){let r=mt(n);return r===null&&(n.indexOf("[")===0?r=no(n,e,t):(n[0]==="L"&&n[n.length-1]===";"&&(n=n.substring(1,n.length-1)),r=Zf(n,e,t))),Object.assign({className:n},r)}var ci={boolean:{name:"Z",type:"uint8",size:1,byteSize:1,defaultValue:!1,isCompatible(n){return typeof n=="boolean"},fromJni(n){return!!n},toJni(n){return n?1:0},read(n){return n.readU8()},write(n,e){n.writeU8(e)},toString(){return this.name}},byte:{name:"B",type:"int8",size:1,byteSize:1,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-128&&n<=127},fromJni:Ae,toJni:Ae,read(n){return n.readS8()},write(n,e){n.writeS8(e)},toString(){return this.name}},char:{name:"C",type:"uint16",size:1,byteSize:2,defaultValue:0,isCompatible(n){if(typeof n!="string"||n.length!==1)return!1;let e=n.charCodeAt(0);return e>=0&&e<=65535},fromJni(n){return String.fromCharCode(n)},toJni(n){return n.charCodeAt(0)},read(n){return n.readU16()},write(n,e){n.writeU16(e)},toString(){return this.name}},short:{name:"S",type:"int16",size:1,byteSize:2,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-32768&&n<=32767},fromJni:Ae,toJni:Ae,read(n){return n.readS16()},write(n,e){n.writeS16(e)},toString(){return this.name}},int:{name:"I",type:"int32",size:1,byteSize:4,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-2147483648&&n<=2147483647},fromJni:Ae,toJni:Ae,read(n){return n.readS32()},write(n,e){n.writeS32(e)},toString(){return this.name}},long:{name:"J",type:"int64",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"||n instanceof Int64},fromJni:Ae,toJni:Ae,read(n){return n.readS64()},write(n,e){n.writeS64(e)},toString(){return this.name}},float:{name:"F",type:"float",size:1,byteSize:4,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Ae,toJni:Ae,read(n){return n.readFloat()},write(n,e){n.writeFloat(e)},toString(){return this.name}},double:{name:"D",type:"double",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Ae,toJni:Ae,read(n){return n.readDouble()},write(n,e){n.writeDouble(e)},toString(){return this.name}},void:{name:"V",type:"void",size:0,byteSize:0,defaultValue:void 0,isCompatible(n){return n===void 0},fromJni(){},toJni(){return NULL},toString(){return this.name}}},Hf=new Set(Object.values(ci).map(n=>n.name));function mt(n){let e=ci[n];return e!==void 0?e:null}function Zf(n,e,t){let r=t._types[e?1:0],o=r[n];return o!==void 0||(n==="java.lang.Object"?o=qf(t):o=Wf(n,e,t),r[n]=o),o}function qf(n){return{name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible(e){return e===null?!0:e===void 0?!1:e.$h instanceof NativePointer?!0:typeof e=="string"},fromJni(e,t,r){return e.isNull()?null:n.cast(e,n.use("java.lang.Object"),r)},toJni(e,t){return e===null?NULL:typeof e=="string"?t.newStringUtf(e):e.$h}}}function Wf(n,e,t){let r=null,o=null,s=null;function i(){return r===null&&(r=t.use(n).class),r}function l(c){let d=i();return o===null&&(o=d.isInstance.overload("java.lang.Object")),o.call(d,c)}function a(){if(s===null){let c=i();s=t.use("java.lang.String").class.isAssignableFrom(c)}return s}return{name:nt(n),type:"pointer",size:1,defaultValue:NULL,isCompatible(c){return c===null?!0:c===void 0?!1:c.$h instanceof NativePointer?l(c):typeof c=="string"&&a()},fromJni(c,d,f){return c.isNull()?null:a()&&e?d.stringFromJni(c):t.cast(c,t.use(n),f)},toJni(c,d){return c===null?NULL:typeof c=="string"?d.newStringUtf(c):c.$h},toString(){return this.name}}}var Kf=[["Z","boolean"],["B","byte"],["C","char"],["D","double"],["F","float"],["I","int"],["J","long"],["S","short"]].reduce((n,[e,t])=>(n["["+e]=Qf("["+e,t),n),{});function Qf(n,e){let t=b.prototype,r=np(e),o={typeName:e,newArray:t["new"+r+"Array"],setRegion:t["set"+r+"ArrayRegion"],getElements:t["get"+r+"ArrayElements"],releaseElements:t["release"+r+"ArrayElements"]};return{name:n,type:"pointer",size:1,defaultValue:NULL,isCompatible(s){return tp(s,e)},fromJni(s,i,l){return Xf(s,o,i,l)},toJni(s,i){return ep(s,o,i)}}}function no(n,e,t){let r=Kf[n];if(r!==void 0)return r;if(n.indexOf("[")!==0)throw new Error("Unsupported type: "+n);let o=n.substring(1),s=to(o,e,t),i=0,l=o.length;for(;i!==l&&o[i]==="[";)i++;o=o.substring(i),o[0]==="L"&&o[o.length-1]===";"&&(o=o.substring(1,o.length-1));let a=o.replace(/\./g,"/");Hf.has(a)?a="[".repeat(i)+a:a="[".repeat(i)+"L"+a+";";let c="["+a;return o="[".repeat(i)+o,{name:n.replace(/\./g,"/"),type:"pointer",size:1,defaultValue:NULL,isCompatible(d){return d===null?!0:typeof d!="object"||d.length===void 0?!1:d.every(function(f){return s.isCompatible(f)})},fromJni(d,f,p){if(d.isNull())return null;let u=[],m=f.getArrayLength(d);for(let h=0;h!==m;h++){let g=f.getObjectArrayElement(d,h);try{u.push(s.fromJni(g,f))}finally{f.deleteLocalRef(g)}}try{u.$w=t.cast(d,t.use(c),p)}catch{t.use("java.lang.reflect.Array").newInstance(t.use(o).class,0),u.$w=t.cast(d,t.use(c),p)}return u.$dispose=Yf,u},toJni(d,f){if(d===null)return NULL;if(!(d instanceof Array))throw new Error("Expected an array");let p=d.$w;if(p!==void 0)return p.$h;let u=d.length,h=t.use(o).$borrowClassHandle(f);try{let g=f.newObjectArray(u,h.value,NULL);f.throwIfExceptionPending();for(let y=0;y!==u;y++){let E=s.toJni(d[y],f);try{f.setObjectArrayElement(g,y,E)}finally{s.type==="pointer"&&f.getObjectRefType(E)===Gf&&f.deleteLocalRef(E)}f.throwIfExceptionPending()}return g}finally{h.unref(f)}}}}function Yf(){let n=this.length;for(let e=0;e!==n;e++){let t=this[e];if(t===null)continue;let r=t.$dispose;if(r===void 0)break;r.call(t)}this.$w.$dispose()}function Xf(n,e,t,r){if(n.isNull())return null;let o=mt(e.typeName),s=t.getArrayLength(n);return new hn(n,e,o,s,t,r)}function ep(n,e,t){if(n===null)return NULL;let r=n.$h;if(r!==void 0)return r;let o=n.length,s=mt(e.typeName),i=e.newArray.call(t,o);if(i.isNull())throw new Error("Unable to construct array");if(o>0){let l=s.byteSize,a=s.write,c=s.toJni,d=Memory.alloc(o*s.byteSize);for(let f=0;f!==o;f++)a(d.add(f*l),c(n[f]));e.setRegion.call(t,i,0,o,d),t.throwIfExceptionPending()}return i}function tp(n,e){if(n===null)return!0;if(n instanceof hn)return n.$s.typeName===e;if(!(typeof n=="object"&&n.length!==void 0))return!1;let r=mt(e);return Array.prototype.every.call(n,o=>r.isCompatible(o))}function hn(n,e,t,r,o,s=!0){if(s){let i=o.newGlobalRef(n);this.$h=i,this.$r=Script.bindWeak(this,o.vm.makeHandleDestructor(i))}else this.$h=n,this.$r=null;return this.$s=e,this.$t=t,this.length=r,new Proxy(this,ai)}ai={has(n,e){return e in n?!0:n.tryParseIndex(e)!==null},get(n,e,t){let r=n.tryParseIndex(e);return r===null?n[e]:n.readElement(r)},set(n,e,t,r){let o=n.tryParseIndex(e);return o===null?(n[e]=t,!0):(n.writeElement(o,t),!0)},ownKeys(n){let e=[],{length:t}=n;for(let r=0;r!==t;r++){let o=r.toString();e.push(o)}return e.push("length"),e},getOwnPropertyDescriptor(n,e){return n.tryParseIndex(e)!==null?{writable:!0,configurable:!0,enumerable:!0}:Object.getOwnPropertyDescriptor(n,e)}};Object.defineProperties(hn.prototype,{$dispose:{enumerable:!0,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n))}},$clone:{value(n){return new hn(this.$h,this.$s,this.$t,this.length,n)}},tryParseIndex:{value(n){if(typeof n=="symbol")return null;let e=parseInt(n);return isNaN(e)||e<0||e>=this.length?null:e}},readElement:{value(n){return this.withElements(e=>{let t=this.$t;return t.fromJni(t.read(e.add(n*t.byteSize)))})}},writeElement:{value(n,e){let{$h:t,$s:r,$t:o}=this,s=eo.getEnv(),i=Memory.alloc(o.byteSize);o.write(i,o.toJni(e)),r.setRegion.call(s,t,n,1,i)}},withElements:{value(n){let{$h:e,$s:t}=this,r=eo.getEnv(),o=t.getElements.call(r,e);if(o.isNull())throw new Error("Unable to get array elements");try{return n(o)}finally{t.releaseElements.call(r,e,o)}}},toJSON:{value(){let{length:n,$t:e}=this,{byteSize:t,fromJni:r,read:o}=e;return this.withElements(s=>{let i=[];for(let l=0;l!==n;l++){let a=r(o(s.add(l*t)));i.push(a)}return i})}},toString:{value(){return this.toJSON().toString()}}});function nt(n){return"L"+n.replace(/\./g,"/")+";"}function np(n){return n.charAt(0).toUpperCase()+n.slice(1)}function Ae(n){return n}var rp=4,{ensureClassInitialized:di,makeMethodMangler:_i}=fn,op=8,so=1,Ut=2,ze=3,ro=1,io=2,mn=1,gi=2,ui=Symbol("PENDING_USE"),fi="/data/local/tmp",{getCurrentThreadId:gn,pointerSize:Dt}=Process,_e={state:"empty",factories:[],loaders:null,Integer:null},W=null,te=null,yi=null,bi=null,Ei=null,wi=null,Si=null,pi=null,oo=null,gt=new Map,$e=class n{static _initialize(e,t){W=e,te=t,yi=t.flavor==="art",t.flavor==="jvm"&&(di=Js,_i=Gs)}static _disposeAll(e){_e.factories.forEach(t=>{t._dispose(e)})}static get(e){let t=Ip(),r=t.factories[0];if(e===null)return r;let o=t.loaders.get(e);if(o!==null){let i=r.cast(o,t.Integer);return t.factories[i.intValue()]}let s=new n;return s.loader=e,s.cacheDir=r.cacheDir,co(s,e),s}constructor(){this.cacheDir=fi,this.codeCacheDir=fi+"/dalvik-cache",this.tempFileNaming={prefix:"frida",suffix:""},this._classes={},this._classHandles=new Pt(10,ip),this._patchedMethods=new Set,this._loader=null,this._types=[{},{}],_e.factories.push(this)}_dispose(e){Array.from(this._patchedMethods).forEach(t=>{t.implementation=null}),this._patchedMethods.clear(),Br(),this._classHandles.dispose(e),this._classes={}}get loader(){return this._loader}set loader(e){let t=this._loader===null&&e!==null;this._loader=e,t&&_e.state==="ready"&&this===_e.factories[0]&&co(this,e)}use(e,t={}){let r=t.cache!=="skip",o=r?this._getUsedClass(e):void 0;if(o===void 0)try{let s=W.getEnv(),{_loader:i}=this,l=i!==null?lp(e,i,s):ap(e);o=this._make(e,l,s)}finally{r&&this._setUsedClass(e,o)}return o}_getUsedClass(e){let t;for(;(t=this._classes[e])===ui;)Thread.sleep(.05);return t===void 0&&(this._classes[e]=ui),t}_setUsedClass(e,t){t!==void 0?this._classes[e]=t:delete this._classes[e]}_make(e,t,r){let o=sp(),s=Object.create(fo.prototype,{[Symbol.for("n")]:{value:e},$n:{get(){return this[Symbol.for("n")]}},[Symbol.for("C")]:{value:o},$C:{get(){return this[Symbol.for("C")]}},[Symbol.for("w")]:{value:null,writable:!0},$w:{get(){return this[Symbol.for("w")]},set(a){this[Symbol.for("w")]=a}},[Symbol.for("_s")]:{writable:!0},$_s:{get(){return this[Symbol.for("_s")]},set(a){this[Symbol.for("_s")]=a}},[Symbol.for("c")]:{value:[null]},$c:{get(){return this[Symbol.for("c")]}},[Symbol.for("m")]:{value:new Map},$m:{get(){return this[Symbol.for("m")]}},[Symbol.for("l")]:{value:null,writable:!0},$l:{get(){return this[Symbol.for("l")]},set(a){this[Symbol.for("l")]=a}},[Symbol.for("gch")]:{value:t},$gch:{get(){return this[Symbol.for("gch")]}},[Symbol.for("f")]:{value:this},$f:{get(){return this[Symbol.for("f")]}}});o.prototype=s;let i=new o(null);s[Symbol.for("w")]=i,s.$w=i;let l=i.$borrowClassHandle(r);try{let a=l.value;di(r,a),s.$l=tt.build(a,r)}finally{l.unref(r)}return i}retain(e){let t=W.getEnv();return e.$clone(t)}cast(e,t,r){let o=W.getEnv(),s=e.$h;s===void 0&&(s=e);let i=t.$borrowClassHandle(o);try{if(!o.isInstanceOf(s,i.value))throw new Error(`Cast from '${o.getObjectClassName(s)}' to '${t.$n}' isn't possible`)}finally{i.unref(o)}let l=t.$C;return new l(s,mn,o,r)}wrap(e,t,r){let o=t.$C,s=new o(e,mn,r,!1);return s.$r=Script.bindWeak(s,W.makeHandleDestructor(e)),s}array(e,t){let r=W.getEnv(),o=mt(e);o!==null&&(e=o.name);let s=no("["+e,!1,this),i=s.toJni(t,r);return s.fromJni(i,r,!0)}registerClass(e){let t=W.getEnv(),r=[];try{let o=this.use("java.lang.Class"),s=t.javaLangReflectMethod(),i=t.vaMethod("pointer",[]),l=e.name,a=e.implements||[],c=e.superClass||this.use("java.lang.Object"),d=[],f=[],p={name:nt(l),sourceFileName:Cp(l),superClass:nt(c.$n),interfaces:a.map(S=>nt(S.$n)),fields:d,methods:f},u=a.slice();a.forEach(S=>{Array.prototype.slice.call(S.class.getInterfaces()).forEach(L=>{let j=this.cast(L,o).getCanonicalName();u.push(this.use(j))})});let m=e.fields||{};Object.getOwnPropertyNames(m).forEach(S=>{let L=this._getType(m[S]);d.push([S,L.name])});let h={},g={};u.forEach(S=>{let L=S.$borrowClassHandle(t);r.push(L);let j=L.value;S.$ownMembers.filter(v=>S[v].overloads!==void 0).forEach(v=>{let R=S[v],D=R.overloads,U=D.map(F=>hi(v,F.returnType,F.argumentTypes));h[v]=[R,U,j],D.forEach((F,z)=>{let oe=U[z];g[oe]=[F,j]})})});let y=e.methods||{},x=Object.keys(y).reduce((S,L)=>{let j=y[L],v=L==="$init"?"<init>":L;return j instanceof Array?S.push(...j.map(R=>[v,R])):S.push([v,j]),S},[]),k=[];x.forEach(([S,L])=>{let j=ze,v,R,D=[],U;if(typeof L=="function"){let ie=h[S];if(ie!==void 0&&Array.isArray(ie)){let[fe,ne,de]=ie;if(ne.length>1)throw new Error(`More than one overload matching '${S}': signature must be specified`);delete g[ne[0]];let re=fe.overloads[0];j=re.type,v=re.returnType,R=re.argumentTypes,U=L;let ae=t.toReflectedMethod(de,re.handle,0),Me=i(t.handle,ae,s.getGenericExceptionTypes);D=uo(t,Me).map(nt),t.deleteLocalRef(Me),t.deleteLocalRef(ae)}else v=this._getType("void"),R=[],U=L}else{if(L.isStatic&&(j=Ut),v=this._getType(L.returnType||"void"),R=(L.argumentTypes||[]).map(ne=>this._getType(ne)),U=L.implementation,typeof U!="function")throw new Error("Expected a function implementation for method: "+S);let ie=hi(S,v,R),fe=g[ie];if(fe!==void 0){let[ne,de]=fe;delete g[ie],j=ne.type,v=ne.returnType,R=ne.argumentTypes;let re=t.toReflectedMethod(de,ne.handle,0),ae=i(t.handle,re,s.getGenericExceptionTypes);D=uo(t,ae).map(nt),t.deleteLocalRef(ae),t.deleteLocalRef(re)}}let F=v.name,z=R.map(ie=>ie.name),oe="("+z.join("")+")"+F;f.push([S,F,z,D,j===Ut?op:0]),k.push([S,oe,j,v,R,U])});let M=Object.keys(g);if(M.length>0)throw new Error("Missing implementation for: "+M.join(", "));let O=_n.fromBuffer(ii(p),this);try{O.load()}finally{O.file.delete()}let N=this.use(e.name),A=x.length;if(A>0){let S=3*Dt,L=Memory.alloc(A*S),j=[],v=[];k.forEach(([U,F,z,oe,ie,fe],ne)=>{let de=Memory.allocUtf8String(U),re=Memory.allocUtf8String(F),ae=vi(U,N,z,oe,ie,fe);L.add(ne*S).writePointer(de),L.add(ne*S+Dt).writePointer(re),L.add(ne*S+2*Dt).writePointer(ae),v.push(de,re),j.push(ae)});let R=N.$borrowClassHandle(t);r.push(R);let D=R.value;t.registerNatives(D,L,A),t.throwIfExceptionPending(),N.$nativeMethods=j}return N}finally{r.forEach(o=>{o.unref(t)})}}choose(e,t){let r=W.getEnv(),{flavor:o}=te;if(o==="jvm")this._chooseObjectsJvm(e,r,t);else if(o==="art"){let s=te["art::gc::Heap::VisitObjects"]===void 0;if(s&&te["art::gc::Heap::GetInstances"]===void 0)return this._chooseObjectsJvm(e,r,t);Le(W,r,i=>{s?this._chooseObjectsArtPreA12(e,r,i,t):this._chooseObjectsArtLegacy(e,r,i,t)})}else this._chooseObjectsDalvik(e,r,t)}_chooseObjectsJvm(e,t,r){let o=this.use(e),{jvmti:s}=te,i=1,l=3,a=o.$borrowClassHandle(t),c=int64(a.value.toString());try{let d=new NativeCallback((y,E,x,k)=>(x.writeS64(c),i),"int",["int64","int64","pointer","pointer"]);s.iterateOverInstancesOfClass(a.value,l,d,a.value);let f=Memory.alloc(8);f.writeS64(c);let p=Memory.alloc(rp),u=Memory.alloc(Dt);s.getObjectsWithTags(1,f,p,u,NULL);let m=p.readS32(),h=u.readPointer(),g=[];for(let y=0;y!==m;y++)g.push(h.add(y*Dt).readPointer());s.deallocate(h);try{for(let y of g){let E=this.cast(y,o);if(r.onMatch(E)==="stop")break}r.onComplete()}finally{g.forEach(y=>{t.deleteLocalRef(y)})}}finally{a.unref(t)}}_chooseObjectsArtPreA12(e,t,r,o){let s=this.use(e),i=Mt.$new(r,W),l,a=s.$borrowClassHandle(t);try{let p=te["art::JavaVMExt::DecodeGlobal"](te.vm,r,a.value);l=i.newHandle(p)}finally{a.unref(t)}let c=0,d=Nt.$new();te["art::gc::Heap::GetInstances"](te.artHeap,i,l,c,d);let f=d.handles.map(p=>t.newGlobalRef(p));d.$delete(),i.$delete();try{for(let p of f){let u=this.cast(p,s);if(o.onMatch(u)==="stop")break}o.onComplete()}finally{f.forEach(p=>{t.deleteGlobalRef(p)})}}_chooseObjectsArtLegacy(e,t,r,o){let s=this.use(e),i=[],l=te["art::JavaVMExt::AddGlobalRef"],a=te.vm,c,d=s.$borrowClassHandle(t);try{c=te["art::JavaVMExt::DecodeGlobal"](a,r,d.value).toInt32()}finally{d.unref(t)}let f=Hr(c,p=>{i.push(l(a,r,p))});te["art::gc::Heap::VisitObjects"](te.artHeap,f,NULL);try{for(let p of i){let u=this.cast(p,s);if(o.onMatch(u)==="stop")break}}finally{i.forEach(p=>{t.deleteGlobalRef(p)})}o.onComplete()}_chooseObjectsDalvik(e,t,r){let o=this.use(e);if(te.addLocalReference===null){let i=Process.getModuleByName("libdvm.so"),l;switch(Process.arch){case"arm":l="2d e9 f0 41 05 46 15 4e 0c 46 7e 44 11 b3 43 68";break;case"ia32":l="8d 64 24 d4 89 5c 24 1c 89 74 24 20 e8 ?? ?? ?? ?? ?? ?? ?? ?? ?? ?? 85 d2";break}Memory.scan(i.base,i.size,l,{onMatch:(a,c)=>{let d;if(Process.arch==="arm")a=a.or(1),d=new NativeFunction(a,"pointer",["pointer","pointer"]);else{let f=Memory.alloc(Process.pageSize);Memory.patchCode(f,16,p=>{let u=new X86Writer(p,{pc:f});u.putMovRegRegOffsetPtr("eax","esp",4),u.putMovRegRegOffsetPtr("edx","esp",8),u.putJmpAddress(a),u.flush()}),d=new NativeFunction(f,"pointer",["pointer","pointer"]),d._thunk=f}return te.addLocalReference=d,W.perform(f=>{s(this,f)}),"stop"},onError(a){},onComplete(){te.addLocalReference===null&&r.onComplete()}})}else s(this,t);function s(i,l){let{DVM_JNI_ENV_OFFSET_SELF:a}=fn,c=l.handle.add(a).readPointer(),d,f=o.$borrowClassHandle(l);try{d=te.dvmDecodeIndirectRef(c,f.value)}finally{f.unref(l)}let p=d.toMatchPattern(),u=te.dvmHeapSourceGetBase(),h=te.dvmHeapSourceGetLimit().sub(u).toInt32();Memory.scan(u,h,p,{onMatch:(g,y)=>{te.dvmIsValidObject(g)&&W.perform(E=>{let x=E.handle.add(a).readPointer(),k,M=te.addLocalReference(x,g);try{k=i.cast(M,o)}finally{E.deleteLocalRef(M)}if(r.onMatch(k)==="stop")return"stop"})},onError(g){},onComplete(){r.onComplete()}})}}openClassFile(e){return new _n(e,null,this)}_getType(e,t=!0){return to(e,t,this)}};function sp(){return function(n,e,t,r){return fo.call(this,n,e,t,r)}}function fo(n,e,t,r=!0){if(n!==null)if(r){let o=t.newGlobalRef(n);this.$h=o,this.$r=Script.bindWeak(this,W.makeHandleDestructor(o))}else this.$h=n,this.$r=null;else this.$h=null,this.$r=null;return this.$t=e,new Proxy(this,bi)}bi={has(n,e){return e in n?!0:n.$has(e)},get(n,e,t){if(typeof e!="string"||e.startsWith("$")||e==="class")return n[e];let r=n.$find(e);return r!==null?r(t):n[e]},set(n,e,t,r){return n[e]=t,!0},ownKeys(n){return n.$list()},getOwnPropertyDescriptor(n,e){return Object.prototype.hasOwnProperty.call(n,e)?Object.getOwnPropertyDescriptor(n,e):{writable:!1,configurable:!0,enumerable:!0}}};Object.defineProperties(fo.prototype,{[Symbol.for("new")]:{enumerable:!1,get(){return this.$getCtor("allocAndInit")}},$new:{enumerable:!0,get(){return this[Symbol.for("new")]}},[Symbol.for("alloc")]:{enumerable:!1,value(){let n=W.getEnv(),e=this.$borrowClassHandle(n);try{let t=n.allocObject(e.value);return this.$f.cast(t,this)}finally{e.unref(n)}}},$alloc:{enumerable:!0,get(){return this[Symbol.for("alloc")]}},[Symbol.for("init")]:{enumerable:!1,get(){return this.$getCtor("initOnly")}},$init:{enumerable:!0,get(){return this[Symbol.for("init")]}},[Symbol.for("dispose")]:{enumerable:!1,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n)),this.$h!==null&&(this.$h=void 0)}},$dispose:{enumerable:!0,get(){return this[Symbol.for("dispose")]}},[Symbol.for("clone")]:{enumerable:!1,value(n){let e=this.$C;return new e(this.$h,this.$t,n)}},$clone:{value(n){return this[Symbol.for("clone")](n)}},[Symbol.for("class")]:{enumerable:!1,get(){let n=W.getEnv(),e=this.$borrowClassHandle(n);try{let t=this.$f;return t.cast(e.value,t.use("java.lang.Class"))}finally{e.unref(n)}}},class:{enumerable:!0,get(){return this[Symbol.for("class")]}},[Symbol.for("className")]:{enumerable:!1,get(){let n=this.$h;return n===null?this.$n:W.getEnv().getObjectClassName(n)}},$className:{enumerable:!0,get(){return this[Symbol.for("className")]}},[Symbol.for("ownMembers")]:{enumerable:!1,get(){return this.$l.list()}},$ownMembers:{enumerable:!0,get(){return this[Symbol.for("ownMembers")]}},[Symbol.for("super")]:{enumerable:!1,get(){let n=W.getEnv(),e=this.$s.$C;return new e(this.$h,gi,n)}},$super:{enumerable:!0,get(){return this[Symbol.for("super")]}},[Symbol.for("s")]:{enumerable:!1,get(){let n=Object.getPrototypeOf(this),e=n.$_s;if(e===void 0){let t=W.getEnv(),r=this.$borrowClassHandle(t);try{let o=t.getSuperclass(r.value);if(o.isNull())e=null;else try{let s=t.getClassName(o),i=n.$f;if(e=i._getUsedClass(s),e===void 0)try{let l=cp(this);e=i._make(s,l,t)}finally{i._setUsedClass(s,e)}}finally{t.deleteLocalRef(o)}}finally{r.unref(t)}n.$_s=e}return e}},$s:{get(){return this[Symbol.for("s")]}},[Symbol.for("isSameObject")]:{enumerable:!1,value(n){return W.getEnv().isSameObject(n.$h,this.$h)}},$isSameObject:{value(n){return this[Symbol.for("isSameObject")](n)}},[Symbol.for("getCtor")]:{enumerable:!1,value(n){let e=this.$c,t=e[0];if(t===null){let r=W.getEnv(),o=this.$borrowClassHandle(r);try{t=dp(o.value,this.$w,r),e[0]=t}finally{o.unref(r)}}return t[n]}},$getCtor:{value(n){return this[Symbol.for("getCtor")](n)}},[Symbol.for("borrowClassHandle")]:{enumerable:!1,value(n){let e=this.$n,t=this.$f._classHandles,r=t.get(e);return r===void 0&&(r=new po(this.$gch(n),n),t.set(e,r,n)),r.ref()}},$borrowClassHandle:{value(n){return this[Symbol.for("borrowClassHandle")](n)}},[Symbol.for("copyClassHandle")]:{enumerable:!1,value(n){let e=this.$borrowClassHandle(n);try{return n.newLocalRef(e.value)}finally{e.unref(n)}}},$copyClassHandle:{value(n){return this[Symbol.for("copyClassHandle")](n)}},[Symbol.for("getHandle")]:{enumerable:!1,value(n){let e=this.$h;if(e===void 0)throw new Error("Wrapper is disposed; perhaps it was borrowed from a hook instead of calling Java.retain() to make a long-lived wrapper?");return e}},$getHandle:{value(n){return this[Symbol.for("getHandle")](n)}},[Symbol.for("list")]:{enumerable:!1,value(){let n=this.$s,e=n!==null?n.$list():[],t=this.$l;return Array.from(new Set(e.concat(t.list())))}},$list:{get(){return this[Symbol.for("list")]}},[Symbol.for("has")]:{enumerable:!1,value(n){if(this.$m.has(n)||this.$l.has(n))return!0;let r=this.$s;return!!(r!==null&&r.$has(n))}},$has:{value(n){return this[Symbol.for("has")](n)}},[Symbol.for("find")]:{enumerable:!1,value(n){let e=this.$m,t=e.get(n);if(t!==void 0)return t;let o=this.$l.find(n);if(o!==null){let i=W.getEnv(),l=this.$borrowClassHandle(i);try{t=up(n,o,l.value,this.$w,i)}finally{l.unref(i)}return e.set(n,t),t}let s=this.$s;return s!==null?s.$find(n):null}},$find:{value(n){return this[Symbol.for("find")](n)}},[Symbol.for("toJSON")]:{enumerable:!1,value(){let n=this.$n;if(this.$h===null)return`<class: ${n}>`;let t=this.$className;return n===t?`<instance: ${n}>`:`<instance: ${n}, $className: ${t}>`}},toJSON:{get(){return this[Symbol.for("toJSON")]}}});function po(n,e){this.value=e.newGlobalRef(n),e.deleteLocalRef(n),this.refs=1}po.prototype.ref=function(){return this.refs++,this};po.prototype.unref=function(n){--this.refs===0&&n.deleteGlobalRef(this.value)};function ip(n,e){n.unref(e)}function ap(n){let e=n.replace(/\./g,"/");return function(t){let r=gn();xi(r);try{return t.findClass(e)}finally{Ci(r)}}}function lp(n,e,t){return oo===null&&(pi=t.vaMethod("pointer",["pointer"]),oo=e.loadClass.overload("java.lang.String").handle),t=null,function(r){let o=r.newStringUtf(n),s=gn();xi(s);try{let i=pi(r.handle,e.$h,oo,o);return r.throwIfExceptionPending(),i}finally{Ci(s),r.deleteLocalRef(o)}}}function cp(n){return function(e){let t=n.$borrowClassHandle(e);try{return e.getSuperclass(t.value)}finally{t.unref(e)}}}function dp(n,e,t){let{$n:r,$f:o}=e,s=xp(r),i=t.javaLangClass(),l=t.javaLangReflectConstructor(),a=t.vaMethod("pointer",[]),c=t.vaMethod("uint8",[]),d=[],f=[],p=o._getType(r,!1),u=o._getType("void",!1),m=a(t.handle,n,i.getDeclaredConstructors);try{let h=t.getArrayLength(m);if(h!==0)for(let g=0;g!==h;g++){let y,E,x=t.getObjectArrayElement(m,g);try{y=t.fromReflectedMethod(x),E=a(t.handle,x,l.getGenericParameterTypes)}finally{t.deleteLocalRef(x)}let k;try{k=uo(t,E).map(M=>o._getType(M))}finally{t.deleteLocalRef(E)}d.push(_t(s,e,so,y,p,k,t)),f.push(_t(s,e,ze,y,u,k,t))}else{if(c(t.handle,n,i.isInterface))throw new Error("cannot instantiate an interface");let y=t.javaLangObject(),E=t.getMethodId(y,"<init>","()V");d.push(_t(s,e,so,E,p,[],t)),f.push(_t(s,e,ze,E,u,[],t))}}finally{t.deleteLocalRef(m)}if(f.length===0)throw new Error("no supported overloads");return{allocAndInit:ao(d),initOnly:ao(f)}}function up(n,e,t,r,o){return e.startsWith("m")?fp(n,e,t,r,o):wp(n,e,t,r,o)}function fp(n,e,t,r,o){let{$f:s}=r,i=e.split(":").slice(1),l=o.javaLangReflectMethod(),a=o.vaMethod("pointer",[]),c=o.vaMethod("uint8",[]),d=i.map(p=>{let u=p[0]==="s"?Ut:ze,m=ptr(p.substr(1)),h,g=[],y=o.toReflectedMethod(t,m,u===Ut?1:0);try{let E=!!c(o.handle,y,l.isVarArgs),x=a(o.handle,y,l.getGenericReturnType);o.throwIfExceptionPending();try{h=s._getType(o.getTypeName(x))}finally{o.deleteLocalRef(x)}let k=a(o.handle,y,l.getParameterTypes);try{let M=o.getArrayLength(k);for(let O=0;O!==M;O++){let N=o.getObjectArrayElement(k,O),A;try{A=E&&O===M-1?o.getArrayTypeName(N):o.getTypeName(N)}finally{o.deleteLocalRef(N)}let S=s._getType(A);g.push(S)}}finally{o.deleteLocalRef(k)}}catch{return null}finally{o.deleteLocalRef(y)}return _t(n,r,u,m,h,g,o)}).filter(p=>p!==null);if(d.length===0)throw new Error("No supported overloads");n==="valueOf"&&yp(d);let f=ao(d);return function(p){return f}}function ao(n){let e=pp();return Object.setPrototypeOf(e,Ei),e._o=n,e}function pp(){let n=function(){return n.invoke(this,arguments)};return n}Ei=Object.create(Function.prototype,{overloads:{enumerable:!0,get(){return this._o}},overload:{value(...n){let e=this._o,t=n.length,r=n.join(":");for(let o=0;o!==e.length;o++){let s=e[o],{argumentTypes:i}=s;if(i.length!==t)continue;if(i.map(a=>a.className).join(":")===r)return s}lo(this.methodName,this.overloads,"specified argument types do not match any of:")}},methodName:{enumerable:!0,get(){return this._o[0].methodName}},holder:{enumerable:!0,get(){return this._o[0].holder}},type:{enumerable:!0,get(){return this._o[0].type}},handle:{enumerable:!0,get(){return rt(this),this._o[0].handle}},implementation:{enumerable:!0,get(){return rt(this),this._o[0].implementation},set(n){rt(this),this._o[0].implementation=n}},returnType:{enumerable:!0,get(){return rt(this),this._o[0].returnType}},argumentTypes:{enumerable:!0,get(){return rt(this),this._o[0].argumentTypes}},canInvokeWith:{enumerable:!0,get(n){return rt(this),this._o[0].canInvokeWith}},clone:{enumerable:!0,value(n){return rt(this),this._o[0].clone(n)}},invoke:{value(n,e){let t=this._o,r=n.$h!==null;for(let o=0;o!==t.length;o++){let s=t[o];if(s.canInvokeWith(e)){if(s.type===ze&&!r){let i=this.methodName;if(i==="toString")return`<class: ${n.$n}>`;throw new Error(i+": cannot call instance method without an instance")}return s.apply(n,e)}}if(this.methodName==="toString")return`<class: ${n.$n}>`;lo(this.methodName,this.overloads,"argument types do not match any of:")}}});function hi(n,e,t){return`${e.className} ${n}(${t.map(r=>r.className).join(", ")})`}function rt(n){let e=n._o;e.length>1&&lo(e[0].methodName,e,"has more than one overload, use .overload(<signature>) to choose from:")}function lo(n,e,t){let o=e.slice().sort((s,i)=>s.argumentTypes.length-i.argumentTypes.length).map(s=>s.argumentTypes.length>0?".overload('"+s.argumentTypes.map(l=>l.className).join("', '")+"')":".overload()");throw new Error(`${n}(): ${t}
	${o.join(`
	`)}`)}function _t(n,e,t,r,o,s,i,l){let a=o.type,c=s.map(p=>p.type);i===null&&(i=W.getEnv());let d,f;return t===ze?(d=i.vaMethod(a,c,l),f=i.nonvirtualVaMethod(a,c,l)):t===Ut?(d=i.staticVaMethod(a,c,l),f=d):(d=i.constructor(c,l),f=d),hp([n,e,t,r,o,s,d,f])}function hp(n){let e=mp();return Object.setPrototypeOf(e,wi),e._p=n,e}function mp(){let n=function(){return n.invoke(this,arguments)};return n}wi=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return this._p[0]}},holder:{enumerable:!0,get(){return this._p[1]}},type:{enumerable:!0,get(){return this._p[2]}},handle:{enumerable:!0,get(){return this._p[3]}},implementation:{enumerable:!0,get(){let n=this._r;return n!==void 0?n:null},set(n){let e=this._p,t=e[1];if(e[2]===so)throw new Error("Reimplementing $new is not possible; replace implementation of $init instead");let o=this._r;if(o!==void 0&&(t.$f._patchedMethods.delete(this),o._m.revert(W),this._r=void 0),n!==null){let[s,i,l,a,c,d]=e,f=vi(s,i,l,c,d,n,this),p=_i(a);f._m=p,this._r=f,p.replace(f,l===ze,d,W,te),t.$f._patchedMethods.add(this)}}},returnType:{enumerable:!0,get(){return this._p[4]}},argumentTypes:{enumerable:!0,get(){return this._p[5]}},canInvokeWith:{enumerable:!0,value(n){let e=this._p[5];return n.length!==e.length?!1:e.every((t,r)=>t.isCompatible(n[r]))}},clone:{enumerable:!0,value(n){let e=this._p.slice(0,6);return _t(...e,null,n)}},invoke:{value(n,e){let t=W.getEnv(),r=this._p,o=r[2],s=r[4],i=r[5],l=this._r,a=o===ze,c=e.length,d=2+c;t.pushLocalFrame(d);let f=null;try{let p;a?p=n.$getHandle():(f=n.$borrowClassHandle(t),p=f.value);let u,m=n.$t;l===void 0?u=r[3]:(u=l._m.resolveTarget(n,a,t,te),yi&&l._c.has(gn())&&(m=gi));let h=[t.handle,p,u];for(let E=0;E!==c;E++)h.push(i[E].toJni(e[E],t));let g;m===mn?g=r[6]:(g=r[7],a&&h.splice(2,0,n.$copyClassHandle(t)));let y=g.apply(null,h);return t.throwIfExceptionPending(),s.fromJni(y,t,!0)}finally{f!==null&&f.unref(t),t.popLocalFrame(NULL)}}},toString:{enumerable:!0,value(){return`function ${this.methodName}(${this.argumentTypes.map(n=>n.className).join(", ")}): ${this.returnType.className}`}}});function vi(n,e,t,r,o,s,i=null){let l=new Set,a=_p([n,e,t,r,o,s,i,l]),c=new NativeCallback(a,r.type,["pointer","pointer"].concat(o.map(d=>d.type)));return c._c=l,c}function _p(n){return function(){return gp(arguments,n)}}function gp(n,e){let t=new b(n[0],W),[r,o,s,i,l,a,c,d]=e,f=[],p;if(s===ze){let h=o.$C;p=new h(n[1],mn,t,!1)}else p=o;let u=gn();t.pushLocalFrame(3);let m=!0;W.link(u,t);try{d.add(u);let h;c===null||!gt.has(u)?h=a:h=c;let g=[],y=n.length-2;for(let k=0;k!==y;k++){let O=l[k].fromJni(n[2+k],t,!1);g.push(O),f.push(O)}let E=h.apply(p,g);if(!i.isCompatible(E))throw new Error(`Implementation for ${r} expected return value compatible with ${i.className}`);let x=i.toJni(E,t);return i.type==="pointer"&&(x=t.popLocalFrame(x),m=!1,f.push(E)),x}catch(h){let g=h.$h;return g!==void 0?t.throw(g):Script.nextTick(()=>{throw h}),i.defaultValue}finally{W.unlink(u),m&&t.popLocalFrame(NULL),d.delete(u),f.forEach(h=>{if(h===null)return;let g=h.$dispose;g!==void 0&&g.call(h)})}}function yp(n){let{holder:e,type:t}=n[0];n.some(o=>o.type===t&&o.argumentTypes.length===0)||n.push(bp([e,t]))}function bp(n){let e=Ep();return Object.setPrototypeOf(e,Si),e._p=n,e}function Ep(){return function(){return this}}Si=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return"valueOf"}},holder:{enumerable:!0,get(){return this._p[0]}},type:{enumerable:!0,get(){return this._p[1]}},handle:{enumerable:!0,get(){return NULL}},implementation:{enumerable:!0,get(){return null},set(n){}},returnType:{enumerable:!0,get(){let n=this.holder;return n.$f.use(n.$n)}},argumentTypes:{enumerable:!0,get(){return[]}},canInvokeWith:{enumerable:!0,value(n){return n.length===0}},clone:{enumerable:!0,value(n){throw new Error("Invalid operation")}}});function wp(n,e,t,r,o){let s=e[2]==="s"?ro:io,i=ptr(e.substr(3)),{$f:l}=r,a,c=o.toReflectedField(t,i,s===ro?1:0);try{a=o.vaMethod("pointer",[])(o.handle,c,o.javaLangReflectField().getGenericType),o.throwIfExceptionPending()}finally{o.deleteLocalRef(c)}let d;try{d=l._getType(o.getTypeName(a))}finally{o.deleteLocalRef(a)}let f,p,u=d.type;return s===ro?(f=o.getStaticField(u),p=o.setStaticField(u)):(f=o.getField(u),p=o.setField(u)),Sp([s,d,i,f,p])}function Sp(n){return function(e){return new Ii([e].concat(n))}}function Ii(n){this._p=n}Object.defineProperties(Ii.prototype,{value:{enumerable:!0,get(){let[n,e,t,r,o]=this._p,s=W.getEnv();s.pushLocalFrame(4);let i=null;try{let l;if(e===io){if(l=n.$getHandle(),l===null)throw new Error("Cannot access an instance field without an instance")}else i=n.$borrowClassHandle(s),l=i.value;let a=o(s.handle,l,r);return s.throwIfExceptionPending(),t.fromJni(a,s,!0)}finally{i!==null&&i.unref(s),s.popLocalFrame(NULL)}},set(n){let[e,t,r,o,,s]=this._p,i=W.getEnv();i.pushLocalFrame(4);let l=null;try{let a;if(t===io){if(a=e.$getHandle(),a===null)throw new Error("Cannot access an instance field without an instance")}else l=e.$borrowClassHandle(i),a=l.value;if(!r.isCompatible(n))throw new Error(`Expected value compatible with ${r.className}`);let c=r.toJni(n,i);s(i.handle,a,o,c),i.throwIfExceptionPending()}finally{l!==null&&l.unref(i),i.popLocalFrame(NULL)}}},holder:{enumerable:!0,get(){return this._p[0]}},fieldType:{enumerable:!0,get(){return this._p[1]}},fieldReturnType:{enumerable:!0,get(){return this._p[2]}},toString:{enumerable:!0,value(){let n=`Java.Field{holder: ${this.holder}, fieldType: ${this.fieldType}, fieldReturnType: ${this.fieldReturnType}, value: ${this.value}}`;return n.length<200?n:`Java.Field{
	holder: ${this.holder},
	fieldType: ${this.fieldType},
	fieldReturnType: ${this.fieldReturnType},
	value: ${this.value},
}`.split(`
`).map(t=>t.length>200?t.slice(0,t.indexOf(" ")+1)+"...,":t).join(`
`)}}});var _n=class n{static fromBuffer(e,t){let r=mi(t),o=r.getCanonicalPath().toString(),s=new File(o,"w");return s.write(e.buffer),s.close(),vp(o,t),new n(o,r,t)}constructor(e,t,r){this.path=e,this.file=t,this._factory=r}load(){let{_factory:e}=this,{codeCacheDir:t}=e,r=e.use("dalvik.system.DexClassLoader"),o=e.use("java.io.File"),s=this.file;if(s===null&&(s=e.use("java.io.File").$new(this.path)),!s.exists())throw new Error("File not found");o.$new(t).mkdirs(),e.loader=r.$new(s.getCanonicalPath(),t,null,e.loader),W.preventDetachDueToClassLoader()}getClassNames(){let{_factory:e}=this,t=e.use("dalvik.system.DexFile"),r=mi(e),o=t.loadDex(this.path,r.getCanonicalPath(),0),s=[],i=o.entries();for(;i.hasMoreElements();)s.push(i.nextElement().toString());return s}};function mi(n){let{cacheDir:e,tempFileNaming:t}=n,r=n.use("java.io.File"),o=r.$new(e);return o.mkdirs(),r.createTempFile(t.prefix,t.suffix+".dex",o)}function vp(n,e){e.use("java.io.File").$new(n).setWritable(!1,!1)}function Ip(){switch(_e.state){case"empty":{_e.state="pending";let n=_e.factories[0],e=n.use("java.util.HashMap"),t=n.use("java.lang.Integer");_e.loaders=e.$new(),_e.Integer=t;let r=n.loader;return r!==null&&co(n,r),_e.state="ready",_e}case"pending":do Thread.sleep(.05);while(_e.state==="pending");return _e;case"ready":return _e}}function co(n,e){let{factories:t,loaders:r,Integer:o}=_e,s=o.$new(t.indexOf(n));r.put(e,s);for(let i=e.getParent();i!==null&&!r.containsKey(i);i=i.getParent())r.put(i,s)}function xi(n){let e=gt.get(n);e===void 0&&(e=0),e++,gt.set(n,e)}function Ci(n){let e=gt.get(n);if(e===void 0)throw new Error(`Thread ${n} is not ignored`);e--,e===0?gt.delete(n):gt.set(n,e)}function xp(n){return n.slice(n.lastIndexOf(".")+1)}function uo(n,e){let t=[],r=n.getArrayLength(e);for(let o=0;o!==r;o++){let s=n.getObjectArrayElement(e,o);try{t.push(n.getTypeName(s))}finally{n.deleteLocalRef(s)}}return t}function Cp(n){let e=n.split(".");return e[e.length-1]+".java"}var kp=4,ki=Process.pointerSize,ho=class{ACC_PUBLIC=1;ACC_PRIVATE=2;ACC_PROTECTED=4;ACC_STATIC=8;ACC_FINAL=16;ACC_SYNCHRONIZED=32;ACC_BRIDGE=64;ACC_VARARGS=128;ACC_NATIVE=256;ACC_ABSTRACT=1024;ACC_STRICT=2048;ACC_SYNTHETIC=4096;constructor(){this.classFactory=null,this.ClassFactory=$e,this.vm=null,this.api=null,this._initialized=!1,this._apiError=null,this._wakeupHandler=null,this._pollListener=null,this._pendingMainOps=[],this._pendingVmOps=[],this._cachedIsAppProcess=null;try{this._tryInitialize()}catch{}}_tryInitialize(){if(this._initialized)return!0;if(this._apiError!==null)throw this._apiError;let e;try{e=Rt(),this.api=e}catch(r){throw this._apiError=r,r}if(e===null)return!1;let t=new Oe(e);return this.vm=t,li(t),$e._initialize(t,e),this.classFactory=new $e,this._initialized=!0,!0}_dispose(){if(this.api===null)return;let{vm:e}=this;e.perform(t=>{$e._disposeAll(t),b.dispose(t)}),Script.nextTick(()=>{Oe.dispose(e)})}get available(){return this._tryInitialize()}get androidVersion(){return jt()}synchronized(e,t){let{$h:r=e}=e;if(!(r instanceof NativePointer))throw new Error("Java.synchronized: the first argument `obj` must be either a pointer or a Java instance");let o=this.vm.getEnv();me("VM::MonitorEnter",o.monitorEnter(r));try{t()}finally{o.monitorExit(r)}}enumerateLoadedClasses(e){this._checkAvailable();let{flavor:t}=this.api;t==="jvm"?this._enumerateLoadedClassesJvm(e):t==="art"?this._enumerateLoadedClassesArt(e):this._enumerateLoadedClassesDalvik(e)}enumerateLoadedClassesSync(){let e=[];return this.enumerateLoadedClasses({onMatch(t){e.push(t)},onComplete(){}}),e}enumerateClassLoaders(e){this._checkAvailable();let{flavor:t}=this.api;if(t==="jvm")this._enumerateClassLoadersJvm(e);else if(t==="art")this._enumerateClassLoadersArt(e);else throw new Error("Enumerating class loaders is not supported on Dalvik")}enumerateClassLoadersSync(){let e=[];return this.enumerateClassLoaders({onMatch(t){e.push(t)},onComplete(){}}),e}_enumerateLoadedClassesJvm(e){let{api:t,vm:r}=this,{jvmti:o}=t,s=r.getEnv(),i=Memory.alloc(kp),l=Memory.alloc(ki);o.getLoadedClasses(i,l);let a=i.readS32(),c=l.readPointer(),d=[];for(let f=0;f!==a;f++)d.push(c.add(f*ki).readPointer());o.deallocate(c);try{for(let f of d){let p=s.getClassName(f);e.onMatch(p,f)}e.onComplete()}finally{d.forEach(f=>{s.deleteLocalRef(f)})}}_enumerateClassLoadersJvm(e){this.choose("java.lang.ClassLoader",e)}_enumerateLoadedClassesArt(e){let{vm:t,api:r}=this,o=t.getEnv(),s=r["art::JavaVMExt::AddGlobalRef"],{vm:i}=r;Le(t,o,l=>{let a=Fr(c=>{let d=s(i,l,c);try{let f=o.getClassName(d);e.onMatch(f,d)}finally{o.deleteGlobalRef(d)}return!0});r["art::ClassLinker::VisitClasses"](r.artClassLinker.address,a)}),e.onComplete()}_enumerateClassLoadersArt(e){let{classFactory:t,vm:r,api:o}=this,s=r.getEnv(),i=o["art::ClassLinker::VisitClassLoaders"];if(i===void 0)throw new Error("This API is only available on Android >= 7.0");let l=t.use("java.lang.ClassLoader"),a=[],c=o["art::JavaVMExt::AddGlobalRef"],{vm:d}=o;Le(r,s,f=>{let p=Dr(u=>(a.push(c(d,f,u)),!0));Pr(()=>{i(o.artClassLinker.address,p)})});try{a.forEach(f=>{let p=t.cast(f,l);e.onMatch(p)})}finally{a.forEach(f=>{s.deleteGlobalRef(f)})}e.onComplete()}_enumerateLoadedClassesDalvik(e){let{api:t}=this,r=ptr("0xcbcacccd"),o=172,s=8,l=t.gDvm.add(o).readPointer(),a=l.readS32(),d=l.add(12).readPointer(),f=a*s;for(let p=0;p<f;p+=s){let m=d.add(p).add(4).readPointer();if(m.isNull()||m.equals(r))continue;let g=m.add(24).readPointer().readUtf8String();if(g.startsWith("L")){let y=g.substring(1,g.length-1).replace(/\//g,".");e.onMatch(y)}}e.onComplete()}enumerateMethods(e){let{classFactory:t}=this,r=this.vm.getEnv(),o=t.use("java.lang.ClassLoader");return tt.enumerateMethods(e,this.api,r).map(s=>{let i=s.loader;return s.loader=i!==null?t.wrap(i,o,r):null,s})}scheduleOnMainThread(e){this.performNow(()=>{this._pendingMainOps.push(e);let{_wakeupHandler:t}=this;if(t===null){let{classFactory:r}=this,o=r.use("android.os.Handler"),s=r.use("android.os.Looper");t=o.$new(s.getMainLooper()),this._wakeupHandler=t}this._pollListener===null&&(this._pollListener=Interceptor.attach(Process.getModuleByName("libc.so").getExportByName("epoll_wait"),this._makePollHook()),Interceptor.flush()),t.sendEmptyMessage(1)})}_makePollHook(){let e=Process.id,{_pendingMainOps:t}=this;return function(){if(this.threadId!==e)return;let r;for(;(r=t.shift())!==void 0;)try{r()}catch(o){Script.nextTick(()=>{throw o})}}}perform(e){if(this._checkAvailable(),!this._isAppProcess()||this.classFactory.loader!==null)try{this.vm.perform(e)}catch(t){Script.nextTick(()=>{throw t})}else this._pendingVmOps.push(e),this._pendingVmOps.length===1&&this._performPendingVmOpsWhenReady()}performNow(e){return this._checkAvailable(),this.vm.perform(()=>{let{classFactory:t}=this;if(this._isAppProcess()&&t.loader===null){let o=t.use("android.app.ActivityThread").currentApplication();o!==null&&Li(t,o)}return e()})}_performPendingVmOpsWhenReady(){this.vm.perform(()=>{let{classFactory:e}=this,t=e.use("android.app.ActivityThread"),r=t.currentApplication();if(r!==null){Li(e,r),this._performPendingVmOps();return}let o=this,s=!1,i="early",l=t.handleBindApplication;l.implementation=function(d){if(d.instrumentationName.value!==null){i="late";let p=e.use("android.app.LoadedApk").makeApplication;p.implementation=function(u,m){return s||(s=!0,Ti(e,this),o._performPendingVmOps()),p.apply(this,arguments)}}l.apply(this,arguments)};let c=t.getPackageInfo.overloads.map(d=>[d.argumentTypes.length,d]).sort(([d],[f])=>f-d).map(([d,f])=>f)[0];c.implementation=function(...d){let f=c.call(this,...d);return!s&&i==="early"&&(s=!0,Ti(e,f),o._performPendingVmOps()),f}})}_performPendingVmOps(){let{vm:e,_pendingVmOps:t}=this,r;for(;(r=t.shift())!==void 0;)try{e.perform(r)}catch(o){Script.nextTick(()=>{throw o})}}use(e,t){return this.classFactory.use(e,t)}openClassFile(e){return this.classFactory.openClassFile(e)}choose(e,t){this.classFactory.choose(e,t)}retain(e){return this.classFactory.retain(e)}cast(e,t){return this.classFactory.cast(e,t)}array(e,t){return this.classFactory.array(e,t)}backtrace(e){return Ur(this.vm,e)}isMainThread(){let e=this.classFactory.use("android.os.Looper"),t=e.getMainLooper(),r=e.myLooper();return r===null?!1:t.$isSameObject(r)}registerClass(e){return this.classFactory.registerClass(e)}deoptimizeEverything(){let{vm:e}=this;return Jr(e,e.getEnv())}deoptimizeBootImage(){let{vm:e}=this;return $r(e,e.getEnv())}deoptimizeMethod(e){let{vm:t}=this;return Vr(t,t.getEnv(),e)}_checkAvailable(){if(!this.available)throw new Error("Java API not available")}_isAppProcess(){let e=this._cachedIsAppProcess;if(e===null){if(this.api.flavor==="jvm")return e=!1,this._cachedIsAppProcess=e,e;let t=new NativeFunction(Module.getGlobalExportByName("readlink"),"pointer",["pointer","pointer","pointer"],{exceptions:"propagate"}),r=Memory.allocUtf8String("/proc/self/exe"),o=1024,s=Memory.alloc(o),i=t(r,s,ptr(o)).toInt32();if(i!==-1){let l=s.readUtf8String(i);e=/^\/system\/bin\/app_process/.test(l)}else e=!0;this._cachedIsAppProcess=e}return e}};function Li(n,e){let t=n.use("android.os.Process");n.loader=e.getClassLoader(),t.myUid()===t.SYSTEM_UID.value?(n.cacheDir="/data/system",n.codeCacheDir="/data/dalvik-cache"):"getCodeCacheDir"in e?(n.cacheDir=e.getCacheDir().getCanonicalPath(),n.codeCacheDir=e.getCodeCacheDir().getCanonicalPath()):(n.cacheDir=e.getFilesDir().getCanonicalPath(),n.codeCacheDir=e.getCacheDir().getCanonicalPath())}function Ti(n,e){let t=n.use("java.io.File");n.loader=e.getClassLoader();let r=t.$new(e.getDataDir()).getCanonicalPath();n.cacheDir=r,n.codeCacheDir=r+"/cache"}var mo=new ho;Script.bindWeak(mo,()=>{mo._dispose()});var Ai=mo;var ce=Ai;function Ge(){return ce.available?ce.api?.flavor==="jvm"?"hotspot":"art":"native"}var yn=2;function bn(n,e){return n[e]?.overloads??[]}function Ni(n,e,t){let r=t.newGlobalRef(e);return ce.classFactory._make(n,o=>o.newLocalRef(r),t)}var Ie=class{$h;owner;constructor(e,t){this.$h=e,this.owner=t}$dispose(){this.owner?.deleteGlobalRef(this.$h)}},Lp={name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible:n=>n===null||n instanceof Ie,fromJni:(n,e,t)=>n.isNull()?null:t?new Ie(e.newGlobalRef(n),e):new Ie(n,null),toJni:n=>n===null?NULL:n.$h};function Mi(n){let e=t=>t.type==="pointer"?{...Lp,className:t.className}:t;n._p[4]=e(n._p[4]),n._p[5]=n._p[5].map(e)}var _o=new Map,Tp=0,Ap=new NativeFunction(Ht(new NativeCallback(n=>_o.get(n)?.(),"void",["int"])),"void",["int"],we);function En(n,e){let t=null,r=Tp++;if(_o.set(r,()=>{try{e()}catch(o){t=o}}),Ap(r),_o.delete(r),n.deleteLocalRef(n.findClass("java/lang/Object")),t!==null)throw t}var Np=Process.platform==="darwin"?6:1;function Mp(){let n=Module.findGlobalExportByName("clock_gettime");if(n===null)return null;let e=new NativeFunction(n,"int",["int","pointer"],{scheduling:"exclusive",exceptions:"propagate"}),t=Memory.alloc(2*Process.pointerSize);return r=>(e(r,t),Number(t.readLong())+Number(t.add(Process.pointerSize).readLong())/1e9)}var go=Mp();function yt(){if(go!==null)return{t:ji(go(0)),t_mono:ji(go(Np))};let n=Date.now()/1e3;return{t:n,t_mono:n}}function ji(n){return Math.round(n*1e6)/1e6}var jp={boolean:"uint8",byte:"int8",char:"uint16",short:"int16",int:"int32",long:"int64",float:"float",double:"double",void:"void"},Oi=new Map,Ri=new Map;function xe(n,e){let t=Oi.get(e);return t===void 0&&(t=n.newGlobalRef(n.findClass(e)),Oi.set(e,t)),t}function bo(n,e,t,r,o=!1){let s=`${e}.${t}${r}`,i=Ri.get(s);if(i===void 0){let l=xe(n,e);i=o?n.getStaticMethodId(l,t,r):n.getMethodId(l,t,r),n.throwIfExceptionPending(),Ri.set(s,i)}return i}function ge(n,e,[t,r,o],s=[],i=[]){let l=bo(n,t,r,o),a=n.vaMethod("pointer",s)(n.handle,e,l,...i);return n.throwIfExceptionPending(),a}function bt(n,e,[t,r,o],s="int32"){let i=bo(n,t,r,o),l=n.vaMethod(s,[])(n.handle,e,i);return n.throwIfExceptionPending(),l}function Ze(n,[e,t,r],o,s=[],i=[]){let l=bo(n,e,t,r,!0),a=n.staticVaMethod(o,s)(n.handle,xe(n,e),l,...i);return n.throwIfExceptionPending(),a}function He(n,e,t){let r=n.getStringLength(e),o=Math.min(r,t);if(o===0)return{text:"",cut:r>0};let s=Memory.alloc(2*o);Op(n,e,o,s);let i=new Uint16Array(s.readByteArray(2*o)),l=[];for(let a=0;a<o;a+=4096)l.push(String.fromCharCode(...i.subarray(a,a+4096)));return{text:l.join(""),cut:o<r}}var Pi=null;function Op(n,e,t,r){let o=n.handle.readPointer().add(220*Process.pointerSize),s=["pointer","pointer","int","int","pointer"];Pi??=new NativeFunction(o.readPointer(),"void",s,we),Pi(n.handle,e,0,t,r)}function ot(n,e,t,r,o){let s=Math.max(0,Math.min(r,n.getArrayLength(e)-t,o));if(s===0)return new ArrayBuffer(0);let i=Memory.alloc(s);return n.getByteArrayRegion(e,t,s,i),n.throwIfExceptionPending(),i.readByteArray(s)}function Eo(n,e){return n.isInstanceOf(e,xe(n,"java/lang/String"))}function Fi(n,e){return n.isInstanceOf(e,xe(n,"[B"))}function Di(n,e){return n.isInstanceOf(e,xe(n,"[I"))}function Ui(n,e,t){let o=Ze(n,["java/util/Arrays","toString","([I)Ljava/lang/String;"],"pointer",["pointer"],[e]);return He(n,o,t).text}function Rp(n,e){return n.isInstanceOf(e,xe(n,"[Ljava/lang/Object;"))}function wn(n,e,t){if(Eo(n,e))return He(n,e,t);let r=ge(n,e,["java/lang/Object","toString","()Ljava/lang/String;"]);return r.isNull()?{text:"null",cut:!1}:He(n,r,t)}function Bi(n){let e=Ze(n,["java/lang/Thread","currentThread","()Ljava/lang/Thread;"],"pointer"),t=ge(n,e,["java/lang/Thread","getName","()Ljava/lang/String;"]),{text:r}=He(n,t,200);return n.deleteLocalRef(t),n.deleteLocalRef(e),r}function wo(n,e){return Ze(n,["java/lang/System","identityHashCode","(Ljava/lang/Object;)I"],"int32",["pointer"],[e])}function So(n,e,t,r){let o=e;Rp(n,e)||(o=ge(n,e,["java/util/Collection","toArray","()[Ljava/lang/Object;"]));let s=n.getArrayLength(o);for(let i=0;i<Math.min(s,t);i++){let l=n.getObjectArrayElement(o,i);n.throwIfExceptionPending(),!l.isNull()&&(r(l),n.deleteLocalRef(l))}return s>t}var Pe=class{name;kind;known=[];constructor(e,t){this.name=e,this.kind=t}read(e,t,r=0){let o=this.memberFor(e,t);if(o===null)throw new Bt(this.name);let s=this.kind==="field"?e.getField(o.type)(e.handle,t,o.id):this.kind==="indexed"?e.vaMethod(o.type,["int32"])(e.handle,t,o.id,r):e.vaMethod(o.type,[])(e.handle,t,o.id);return e.throwIfExceptionPending(),o.isBoolean?s!==0:s}memberFor(e,t){let r=e.getObjectClass(t);try{let o=this.known.find(i=>e.isSameObject(i.klass,r));if(o!==void 0)return o;let s=this.lookUp(e,r);return s!==null&&this.known.length<64&&this.known.push(s),s}finally{e.deleteLocalRef(r)}}lookUp(e,t){let r=this.kind==="field",o=this.reflect(e,t);if(o===null)return null;let s=ge(e,o,r?["java/lang/reflect/Field","getType","()Ljava/lang/Class;"]:["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]),i=r?e.fromReflectedField(o):e.fromReflectedMethod(o);e.throwIfExceptionPending();let l=e.getClassName(s);return{klass:e.newGlobalRef(t),id:i,type:jp[l]??"pointer",isBoolean:l==="boolean"}}reflect(e,t){let r=e.newStringUtf(this.name);try{return this.kind==="field"?ge(e,t,["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"],["pointer"],[r]):ge(e,t,["java/lang/Class","getMethod","(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;"],["pointer","pointer"],[r,this.kind==="indexed"?Pp(e):NULL])}catch{return null}}},Bt=class extends Error{constructor(e){super(`no public member ${e}`)}},yo=null;function Pp(n){if(yo===null){let e=n,t=xe(n,"java/lang/Integer"),r=n.getStaticFieldId(t,"TYPE","Ljava/lang/Class;"),s=n.getStaticField("pointer")(n.handle,t,r);yo=n.newGlobalRef(e.newObjectArray(1,xe(n,"java/lang/Class"),s))}return yo}function Sn(n){let e=ce.vm.getEnv();e.pushLocalFrame(64);try{return n(e)}finally{e.popLocalFrame(NULL)}}var st=65536,vo=class{texts=[];truncated=!1;room=st;addAll(e){for(let t of e)this.add(t)}add(e){if(e===null)return;e.length>this.room&&(this.truncated=!0);let t=e.slice(0,this.room);this.room-=t.length,(t.length>0||e.length===0)&&this.texts.push(t)}};function it(n,e,t="text"){return e==null?null:e instanceof Ie?zi(n,e.$h,t):e instanceof NativePointer?e.isNull()?null:zi(n,e,t):String(e)}function zi(n,e,t){if(Eo(n,e))return wn(n,e,st+1).text;if(Di(n,e))return Ui(n,e,st+1);if(!Fi(n,e))return wn(n,e,st+1).text;let r=new Uint8Array(ot(n,e,0,n.getArrayLength(e),st/2));return t==="mac"?Vi(r,":"):t==="hex"?Vi(r,""):vn(r)}function Vi(n,e){return Array.from(n,t=>t.toString(16).padStart(2,"0")).join(e)}var Fp="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";function vn(n){let e=[];for(let t=0;t<n.length;t+=3){let r=n.length-t,o=n[t]<<16|(n[t+1]??0)<<8|(n[t+2]??0),s=[18,12,6,0].map(i=>Fp[o>>i&63]).join("");e.push(r>=3?s:r===2?s.slice(0,3)+"=":s.slice(0,2)+"==")}return e.join("")}function Io(n){let e=n.split(".").map(t=>{let r=t.endsWith("?"),o=r?t.slice(0,-1):t,s=o.endsWith("()");return{isOptional:r,reader:new Pe(s?o.slice(0,-2):o,s?"method":"field")}});return(t,r)=>{let o=r;for(let{isOptional:s,reader:i}of e){let l=o instanceof Ie?o.$h:o;if(!(l instanceof NativePointer)||l.isNull())return null;try{o=i.read(t,l)}catch(a){if(s&&a instanceof Bt)return null;throw a}}return o}}function Dp(n){if(n.join.length>0){let t=n.join.map(Io);return(r,o)=>{let s=t.map(i=>it(r,i(r,o),n.format));return[s.every(i=>i===null)?null:s.map(i=>i??"").join(",")]}}if(n.get.length===0)return(t,r)=>[it(t,r,n.format)];let e=n.get.map(Io);return(t,r)=>e.map(o=>it(t,o(t,r),n.format))}function Up(n){if(n==="return")return t=>t.result;if(n==="this")return t=>t.receiver;let e=Number(n.slice(4));return t=>t.args[e]}function Ji(n){return n!==null&&n.of!=="return"}function $i(n){if(n===null)return()=>({value:null,values:[],truncated:!1});let e=Up(n.of),t=Bp(n);return(r,o)=>{let s=new vo,i=e(o);i!=null&&t(r,i,s);let[l=null,...a]=s.texts;return{value:l,values:a,truncated:s.truncated}}}function Bp(n){let e=Dp(n);if(n.each===null)return(o,s,i)=>i.addAll(e(o,s));if(n.each==="list")return(o,s,i)=>{let l=s.$h??s;So(o,l,n.limit,a=>i.addAll(e(o,a)))&&(i.truncated=!0)};if(n.each==="rows")return zp(n);let t=Io(`${n.each.count}()`),r=new Pe(n.each.at,"indexed");return(o,s,i)=>{let l=s.$h,a=t(o,s);a>n.limit&&(i.truncated=!0);for(let c=0;c<Math.min(a,n.limit);c++)i.addAll(e(o,r.read(o,l,c)))}}function zp(n){let e=new Pe("getPosition","method"),t=new Pe("getCount","method"),r=new Pe("getColumnNames","method"),o=new Pe("moveToPosition","indexed"),s=new Pe("getString","indexed");return(i,l,a)=>{let c=l.$h,d=e.read(i,c),f=t.read(i,c),p=[],u=0;So(i,r.read(i,c),200,h=>{n.columns.includes(wn(i,h,200).text)&&p.push(u),u++});let m=new Set;try{for(let h=0;h<Math.min(f,n.limit);h++){o.read(i,c,h);for(let g of p){let y=s.read(i,c,g),E=it(i,y);y.isNull()||i.deleteLocalRef(y),!(E===null||E===""||m.has(E))&&(m.add(E),a.add(E))}}}finally{o.read(i,c,d)}f>n.limit&&(a.truncated=!0)}}function Gi(n){let e=n.map(t=>({arg:t.arg,holds:Vp(t)}));return(t,r)=>e.every(({arg:o,holds:s})=>{let i=it(t,r.args[o]);return i!==null&&s(i)})}function Vp({op:n,texts:e}){if(n==="is")return r=>e.includes(r);if(n==="starts_with")return r=>e.some(o=>r.startsWith(o));if(n==="contains")return r=>e.some(o=>r.includes(o));let t=e.map(r=>new RegExp(r));return r=>t.some(o=>o.test(r))}var xo=65536,Jp=512,Lo={cipher:["init","update","updateAAD"],mac:["init","update","reset"],digest:["update","reset"]},$p={cipher:"javax/crypto/Cipher",mac:"javax/crypto/Mac",digest:"java/security/MessageDigest"},In={input:[0,-1,-1]},qe={input:[0,1,2]},Gp={"cipher.update([B)":{...In,output:[-1,-1]},"cipher.update([B,int,int)":{...qe,output:[-1,-1]},"cipher.update([B,int,int,[B)":{...qe,output:[3,-1]},"cipher.update([B,int,int,[B,int)":{...qe,output:[3,4]},"cipher.update(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"cipher.doFinal()":{output:[-1,-1]},"cipher.doFinal([B)":{...In,output:[-1,-1]},"cipher.doFinal([B,int)":{output:[0,1]},"cipher.doFinal([B,int,int)":{...qe,output:[-1,-1]},"cipher.doFinal([B,int,int,[B)":{...qe,output:[3,-1]},"cipher.doFinal([B,int,int,[B,int)":{...qe,output:[3,4]},"cipher.doFinal(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"mac.update([B)":In,"mac.update([B,int,int)":qe,"mac.update(java.nio.ByteBuffer)":{buffer:0},"mac.doFinal()":{output:[-1,-1]},"mac.doFinal([B)":{output:[-1,-1]},"mac.doFinal([B,int)":{output:[0,1]},"digest.update([B)":In,"digest.update([B,int,int)":qe,"digest.update(java.nio.ByteBuffer)":{buffer:0},"digest.digest()":{output:[-1,-1]},"digest.digest([B)":{output:[-1,-1]},"digest.digest([B,int,int)":{output:[0,1]}},Et=class{parts=[];n=0;total=0;get room(){return xo-this.n}get isCut(){return this.total>this.n}add(e,t){e.byteLength>0&&this.parts.push(new Uint8Array(e)),this.n+=e.byteLength,this.total+=Math.max(t,e.byteLength)}mark(){let{n:e,total:t}=this,r=this.parts.length;return()=>{this.parts.length=r,this.n=e,this.total=t}}text(){let e=new Uint8Array(this.n),t=0;for(let r of this.parts)e.set(r,t),t+=r.length;return vn(e)}},Co=class{op="";key=null;input=new Et;output=new Et;clear(){this.input=new Et,this.output=new Et}},ko=class{byHash=new Map;n=0;of(e,t){let r=wo(e,t),o=this.byHash.get(r)??[];this.byHash.delete(r),this.byHash.set(r,o);let s=o.find(({weak:l})=>e.isSameObject(l,t));if(s!==void 0)return s.state;this.n>=Jp&&this.dropOldest(e);let i=new Co;return o.push({weak:Hp(e,t),state:i}),this.n++,i}drop(e,t){let r=wo(e,t),o=this.byHash.get(r)??[],s=o.findIndex(({weak:i})=>e.isSameObject(i,t));s<0||(qi(e,o[s].weak),o.splice(s,1),this.n--,o.length===0&&this.byHash.delete(r))}dropOldest(e){let[t,r]=this.byHash.entries().next().value;for(let{weak:o}of r)qi(e,o);this.byHash.delete(t),this.n-=r.length}};function Wi(n,e,t){let r=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(r,t,["pointer","pointer"],we)}var Hi=null,Zi=null;function Hp(n,e){return Hi??=Wi(n,226,"pointer"),Hi(n.handle,e)}function qi(n,e){Zi??=Wi(n,227,"void"),Zi(n.handle,e)}var Ki=new ko;function To(n,e,t,r,o){let s=Ao(n,e,t,o),{state:i,receiver:l}=s;return s.shape=Gp[`${e}.${t}(${r})`]??{},(t==="init"||t==="reset")&&i.clear(),t==="init"&&Wp(n,e,i,o),Qp(n,i.input,s.shape,o),s.isFinal&&e==="cipher"&&(s.iv=Kp(n,l)),s.shape.outputBuffer!==void 0&&(s.outputAt=No(n,o.args[s.shape.outputBuffer])),s}function Ao(n,e,t,r){let o=r.receiver,s=Ki.of(n,o),[i,l]=[s.input.mark(),s.output.mark()],a=()=>{i(),l()};return{kind:e,receiver:o,state:s,shape:{},isFinal:!Lo[e].includes(t),iv:null,outputAt:0,takeBack:a}}function Qi(n,e,t){let{kind:r,receiver:o,state:s,isFinal:i,takeBack:l}=e;t?l():i&&r==="digest"?Ki.drop(n,o):i&&s.clear()}function Yi(n,e,t){let{state:r,shape:o}=e;if(o.outputBuffer!==void 0){let s=t.args[o.outputBuffer];ta(n,r.output,s.$h,e.outputAt,No(n,s))}else if(o.output!==void 0){let[s,i]=o.output,l=s===-1?t.result:t.args[s];if(l==null)return;let a=i===-1?0:t.args[i],c=s===-1?n.getArrayLength(l.$h):Zp(n,e,t);r.output.add(ot(n,l.$h,a,c,r.output.room),c)}}function Zp(n,{receiver:e},t){return typeof t.result=="number"?t.result:bt(n,e,["javax/crypto/Mac","getMacLength","()I"])}function Xi(n,e){let{kind:t,receiver:r,state:o,iv:s}=e,i=ge(n,r,[$p[t],"getAlgorithm","()Ljava/lang/String;"]),l=He(n,i,200).text;return{algorithm:l,mode:t==="cipher"?l.split("/")[1]??null:null,op:t==="cipher"?o.op:t,key:o.key,iv:s,input:o.input.text(),output:o.output.text(),input_length:o.input.total,output_length:o.output.total,truncated:o.input.isCut||o.output.isCut}}var qp=["","encrypt","decrypt","wrap","unwrap"];function Wp(n,e,t,r){e==="cipher"&&(t.op=qp[r.args[0]]??"");let o=r.args[e==="cipher"?1:0];t.key=null,!(!(o instanceof Ie)||!n.isInstanceOf(o.$h,xe(n,"java/security/Key")))&&(t.key=ea(n,o.$h,["java/security/Key","getEncoded","()[B"]))}function Kp(n,e){return ea(n,e,["javax/crypto/Cipher","getIV","()[B"])}function ea(n,e,t){try{let r=ge(n,e,t);return r.isNull()?null:vn(new Uint8Array(ot(n,r,0,xo,xo)))}catch{return null}}function Qp(n,e,t,r){if(t.buffer!==void 0){let o=r.args[t.buffer];if(!(o instanceof Ie))return;let s=bt(n,o.$h,["java/nio/Buffer","limit","()I"]);ta(n,e,o.$h,No(n,o),s)}else if(t.input!==void 0){let[o,s,i]=t.input,l=r.args[o];if(!(l instanceof Ie))return;let a=s===-1?0:r.args[s],c=i===-1?n.getArrayLength(l.$h):r.args[i];e.add(ot(n,l.$h,a,c,e.room),c)}}function No(n,e){return e instanceof Ie?bt(n,e.$h,["java/nio/Buffer","position","()I"]):0}function ta(n,e,t,r,o){let s=Math.max(0,o-r),i=Math.min(s,e.room),l=n.getDirectBufferAddress(t);if(!l.isNull())e.add(l.add(r).readByteArray(i),s);else if(bt(n,t,["java/nio/ByteBuffer","hasArray","()Z"],"uint8")!==0){let a=ge(n,t,["java/nio/ByteBuffer","array","()[B"]),c=bt(n,t,["java/nio/ByteBuffer","arrayOffset","()I"]);e.add(ot(n,a,c+r,s,i),s)}else e.add(new ArrayBuffer(0),s)}var xn=class{queue;counts=new Map;constructor(e){this.queue=e}run(e,t,r){try{return r()}catch(o){return this.report(e,t,o),null}}report(e,t,r){let o=(this.counts.get(e)??0)+1;this.counts.set(e,o),!(o>20)&&this.queue.put("hook_error",{hook:e,where:t,error:zt(r)})}};function zt(n){if(!(n instanceof Error))return typeof n;if(n.$h!==void 0)return n.message.split(":")[0]??"exception";let e=/at (\S+)/.exec(n.stack??"")?.[1]??"";return`${n.name} ${n.constructor.name==="MissingMember"?n.message:""}${e}`.trim()}var Cn=class{limit;second=-1;n=0;constructor(e){this.limit=e}allows(e){let t=Math.floor(e);return t!==this.second&&(this.second=t,this.n=0),this.n++<this.limit}},Mo=class{ours=!1;frames=[]},kn=new Map;function jo(n){let e=kn.get(n);return e===void 0&&(e=new Mo,kn.set(n,e)),e}function Vt(n,e){e.frames.length===0&&!e.ours&&kn.delete(n)}function Jt(n){let e=Process.getCurrentThreadId(),t=kn.has(e),r=jo(e),o=r.ours;r.ours=!0;try{return n()}finally{r.ours=o,t||Vt(e,r)}}var Ln=class{spec;state="absent";reason=null;calls=0;dropped=0;value;isMeant;isEarly;rate;base=null;constructor(e,t){this.spec=e,this.value=$i(e.value),this.isMeant=Gi(e.when),this.isEarly=Ji(e.value),this.rate=e.risk==="hot"?new Cn(t.hot_limit):null}set(e,t){this.state=e,this.reason=t}},Oo={spec:{id:"crypto"}},Tn=class{queue;guard;walker;sentStacks=new Set;constructor(e,t,r){this.queue=e,this.guard=t,this.walker=r}onCall(e,t,r){let o=Process.getCurrentThreadId(),s=jo(o);if(s.ours)return e.method.apply(t,r);let l={receiver:e.method.type===yn?null:t.$h,args:r,result:void 0},a=yt(),c=this.before(e,s,l,a);if(c.length===0)return Vt(o,s),e.method.apply(t,r);s.frames.push({group:e.group,receiver:l.receiver});try{l.result=e.method.apply(t,r)}catch(d){throw s.frames.pop(),this.after(c,l,a,d.$h===void 0?null:zt(d)),Vt(o,s),d}return s.frames.pop(),this.after(c,l,a,null),Vt(o,s),l.result}before(e,t,r,o){let s=[];return this.within(i=>{let l=t.frames.some(a=>a.group===e.group&&(a.receiver===null||r.receiver===null||i.isSameObject(a.receiver,r.receiver)));for(let a of e.feeds){let c=this.guard.run(a,"feed",()=>To(i,a,e.method._p[0],e.types,r));(c?.shape.output!==void 0||c?.shape.outputBuffer!==void 0)&&s.push({active:Oo,crypto:c,stack:null,done:!1})}if(!l)for(let a of e.actives){let c=this.guard.run(a.spec.id,"before",()=>this.begin(i,a,e,r,o));c!==null&&s.push(c)}}),s}begin(e,t,r,o,s){if(!t.isMeant(e,o))return null;let{crypto:i,skip_callers:l}=t.spec,a=i!==null?this.walker.walk(e):null,c=r.method._p[0];if(i!==null&&a!==null&&l.some(p=>a.direct.startsWith(p)))return{active:Oo,crypto:Ao(e,i,c,o),stack:a,done:!1};let d=i!==null?To(e,i,c,r.types,o):null,f={active:t,crypto:d,stack:a,done:!1};return t.isEarly&&this.report(e,f,o,s,null),f}after(e,t,r,o){this.within(s=>{for(let i of e){if(i.done)continue;let{active:l,crypto:a}=i;this.guard.run(l.spec.id,"after",()=>{a!==null&&o===null&&Yi(s,a,t),l!==Oo&&this.report(s,i,t,r,o)}),a!==null&&this.guard.run(l.spec.id,"settle",()=>Qi(s,a,o!==null))}})}within(e){Jt(()=>this.guard.run("agent","frame",()=>Sn(e)))}report(e,t,r,o,s){let{active:i,crypto:l}=t,{spec:a}=i;if(t.done=!0,i.calls++,i.rate!==null&&!i.rate.allows(o.t_mono)){i.dropped++;return}let c=s===null?i.value(e,r):{value:null,values:[],truncated:!1},d=t.stack??this.walker.walk(e),f=l!==null&&s===null?Xi(e,l):null,{truncated:p=!1,...u}=f??{},m={hook:a.id,tid:Process.getCurrentThreadId(),thread:Bi(e),value:c.value,values:c.values,args:a.log_args.map(h=>it(e,r.args[h])?.slice(0,st)??null),crypto:f===null?null:u,caller:d.caller,stack_hash:d.hash,error:s,truncated:c.truncated||p===!0};this.sayStack(d,o),this.queue.put("api",m,o,i.calls===1)||i.dropped++}sayStack(e,t){this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}};var An=class{isHotspot=Ge()==="hotspot";n=0;find(e,t){let r=new Map,o=(s,i)=>{let l=r.get(s)??[];l.push(this.take(e,s,i)),r.set(s,l)};if(this.isHotspot)for(let[s,i]of this.loaded(e,l=>t.has(l)))o(s,i);for(let s of t){if(r.has(s))continue;let i=this.isHotspot?this.load(e,s):this.use(e,s);i!==null&&o(s,i)}return r}implementers(e,t){let r=[],o=l=>t.flatMap((a,c)=>e.isAssignableFrom(l,a)&&!e.isSameObject(l,a)?[c]:[]),s=[];return this.loaded(e,(l,a)=>{let c=o(a);return c.length>0&&s.push(c),c.length>0}).forEach(([l,a],c)=>{if(!l.startsWith("["))for(let d of s[c]??[])r.push([this.take(e,l,a),d])}),r}take(e,t,r){this.link(e,r);let o=e.newGlobalRef(r);return{name:t,klass:o,wrapper:Ni(`${t}#${this.n++}`,o,e)}}link(e,t){if(!this.isHotspot)return;let r=ge(e,t,["java/lang/Class","getDeclaredMethods","()[Ljava/lang/reflect/Method;"]);e.deleteLocalRef(r)}loaded(e,t){let r=[];return ce.enumerateLoadedClasses({onMatch:(o,s)=>{t(o,s)&&r.push([o,e.newLocalRef(s)])},onComplete:()=>{}}),r}load(e,t){let r=e.newStringUtf(t);try{let o=Ze(e,["java/lang/ClassLoader","getSystemClassLoader","()Ljava/lang/ClassLoader;"],"pointer");return ge(e,o,["java/lang/ClassLoader","loadClass","(Ljava/lang/String;)Ljava/lang/Class;"],["pointer"],[r])}catch(o){return na(e,o)}}use(e,t){try{return ce.use(t).$copyClassHandle(e)}catch(r){return na(e,r)}}};function na(n,e){let t=e.$h;if(t!==void 0&&(n.isInstanceOf(t,xe(n,"java/lang/ClassNotFoundException"))||n.isInstanceOf(t,xe(n,"java/lang/NoClassDefFoundError"))))return null;throw e}var Yp=805372416,Nn=56,ra=50,Ne=Process.pointerSize,Mn=class n{handle;prepared=null;callback=null;getStackTrace;getMethodName;getDeclaringClass;getSignature;deallocate;setCallbacks;setMode;disposeEnvironment;constructor(e){this.handle=e,this.getStackTrace=this.fn(104,["pointer","pointer","int","int","pointer","pointer"]),this.getMethodName=this.fn(64,["pointer","pointer","pointer","pointer","pointer"]),this.getDeclaringClass=this.fn(65,["pointer","pointer","pointer"]),this.getSignature=this.fn(48,["pointer","pointer","pointer","pointer"]),this.deallocate=this.fn(47,["pointer","pointer"]),this.setCallbacks=this.fn(122,["pointer","pointer","int"]),this.setMode=this.fn(2,["pointer","int","int","pointer","..."]),this.disposeEnvironment=this.fn(127,["pointer"])}static open(){let e=ce.vm.handle,t=Memory.alloc(Ne);return new NativeFunction(e.readPointer().add(6*Ne).readPointer(),"int",["pointer","pointer","int"],we)(e,t,Yp)===0?new n(t.readPointer()):null}fn(e,t){let r=this.handle.readPointer().add((e-1)*Ne).readPointer();return new NativeFunction(r,"int",t,we)}stackInto(e,t){let r=e.add(t*2*Ne);return this.getStackTrace(this.handle,NULL,0,t,e,r)===0?r.readInt():0}methodName(e,t){let r=Memory.alloc(4*Ne);if(this.getMethodName(this.handle,e,r,NULL,NULL)!==0)return"unknown.unknown";let o=this.take(r);if(this.getDeclaringClass(this.handle,e,r.add(Ne))!==0)return`unknown.${o}`;let s=r.add(Ne).readPointer(),i=this.className(s);return t.deleteLocalRef(s),`${i}.${o}`}className(e){let t=Memory.alloc(Ne);return this.getSignature(this.handle,e,t,NULL)!==0?"unknown":this.take(t).slice(1,-1).replace(/\//g,".")}take(e){let t=e.readPointer().readUtf8String()??"";return this.deallocate(this.handle,e.readPointer()),t}onClassPrepared(e){this.callback=new NativeCallback((r,o,s,i)=>e(i),"void",["pointer","pointer","pointer","pointer"]);let t=Nn-ra+1;this.prepared=Memory.alloc(t*Ne),this.prepared.add((Nn-ra)*Ne).writePointer(this.callback),this.setCallbacks(this.handle,this.prepared,t*Ne),this.setMode(this.handle,1,Nn,NULL)}close(){this.prepared!==null&&(this.setMode(this.handle,0,Nn,NULL),this.setCallbacks(this.handle,NULL,0)),this.disposeEnvironment(this.handle)}};var Ro=48,Xp=2e4,eh=/^(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx)\.|^org\.apache\.harmony\./,th=/^(?:java\.security|javax\.crypto)\./;function nh(n){let e=n[0],t=n.findIndex(o=>o!==e),r=t===-1?[]:n.slice(t);return{hash:rh(r.join(`
`)),frames:r,caller:r.find(o=>!eh.test(o))??null,direct:r.find(o=>!th.test(o))??""}}function rh(n){return Checksum.compute("sha256",n).slice(0,16)}var jn=class{stacks=new Map;get(e,t){let r=this.stacks.get(e);return r===void 0&&(r=nh(t()),this.stacks.size>=Xp&&this.stacks.clear(),this.stacks.set(e,r)),r}},Po=class{jvmti;known=new jn;names=new Map;buffers=[];constructor(e){this.jvmti=e}walk(e){let t=this.buffers.pop()??Memory.alloc((Ro*2+1)*Process.pointerSize);try{let r=this.jvmti.stackInto(t,Ro),o=new Int32Array(t.readByteArray(r*2*Process.pointerSize));return this.known.get(oh(o),()=>this.frames(t,r,e))}finally{this.buffers.push(t)}}frames(e,t,r){let o=[];for(let s=0;s<t;s++){let i=e.add(s*2*Process.pointerSize).readPointer(),l=i.toString(),a=this.names.get(l);a===void 0&&(a=this.jvmti.methodName(i,r).replace(/[.+/]0x[0-9a-f]+(?=\.)/,""),this.names.set(l,a)),o.push(a)}return o}};function oh(n){let e=-2128831035,t=19088743;for(let r=0;r<n.length;r++){let o=n[r];e=Math.imul(e^o,16777619),t=Math.imul(t^o,1540483477)^t>>>15}return`${e}:${t}:${n.length}`}var Fo=class{known=new jn;throwable=ce.use("java.lang.Throwable");walk(e){let t=this.throwable.$new();try{let r=ge(e,t.$h,["java/lang/Throwable","getStackTrace","()[Ljava/lang/StackTraceElement;"]),o=Ze(e,["java/util/Arrays","hashCode","([Ljava/lang/Object;)I"],"int32",["pointer"],[r]);return this.known.get(`${o}`,()=>this.frames(r,e))}finally{t.$dispose()}}frames(e,t){let r=Ze(t,["java/util/Arrays","toString","([Ljava/lang/Object;)Ljava/lang/String;"],"pointer",["pointer"],[e]);return He(t,r,65536).text.slice(1,-1).split(", ").slice(0,Ro).map(sh)}};function sh(n){let e=n.split("(")[0].split("/"),t=e[e.length-1];return!t.startsWith("0x")||e.length<2?t:`${e[e.length-2]}.${t.split(".").pop()}`}function oa(n,e){return n!==null&&e==="auto"?new Po(n):new Fo}var ih=1024,On=class{queue;guard;options;actives=[];targets=new Map;classes=new An;jvmti=Ge()==="hotspot"?Mn.open():null;calls;isListening=!1;said=new Set;constructor(e,t,r){this.queue=e,this.guard=t,this.options=r,this.calls=new Tn(e,t,oa(this.jvmti,r.stacks))}install(e){let t=e.map(o=>new Ln(o,this.options));this.actives.push(...t);let r=t.filter(o=>!this.isOff(o));this.listen(),Jt(()=>Sn(o=>{let s=new Set(r.map(({spec:l})=>l.class)),i=this.classes.find(o,s);En(o,()=>{for(let l of r)this.hookFound(o,l,i.get(l.spec.class)??[]);this.hookImplementers(o,r)})}));for(let o of t)this.sayHook(o.spec),this.said.add(o),this.sayStatus(o)}isOff(e){let{spec:t}=e;return t.risk==="fragile"&&!this.options.enable.includes(t.id)?(e.set("off","can crash some apps; enable it by name"),!0):Ge()==="art"&&Number(ce.androidVersion.split(".")[0])<lh(t.since_api)?(e.set("absent",`needs API level ${t.since_api}`),!0):!1}hookFound(e,t,r){if(r.length===0){t.set("absent",`class not found: ${t.spec.class}`);return}for(let o of r)this.hookClass(e,t,o)}hookClass(e,t,r){let{spec:o}=t;try{let s=bn(r.wrapper,o.method),i=s.filter(c=>ia(c,o.args));if(i.length===0){t.set("failed",ah(o,s));return}let l=i.filter(c=>!Do(e,c));for(let c of l)this.addTo(c,t);o.crypto!==null&&this.hookFeeders(e,r.wrapper,o.crypto),l.length<i.length&&(t.base=r);let a=l.length===0?"no implementer is loaded yet":null;(t.state!=="active"||t.reason!==null)&&t.set("active",a)}catch(s){t.set("failed",zt(s))}}hookFeeders(e,t,r){for(let o of Lo[r])for(let s of bn(t,o)){if(s.argumentTypes.length===1&&s.argumentTypes[0]?.className==="byte"||Do(e,s))continue;let l=this.target(s,{class:t.$n,method:o});l.feeds.includes(r)||l.feeds.push(r)}}hookImplementers(e,t){let r=t.filter(s=>s.base!==null);if(r.length===0)return;let o=r.map(({base:s})=>s.klass);for(let[s,i]of this.classes.implementers(e,o))this.hookImplementer(e,r[i],s)}hookImplementer(e,t,r){let{spec:o}=t;this.guard.run(o.id,"implementer",()=>{for(let s of bn(r.wrapper,o.method))!ia(s,o.args)||Do(e,s)||(this.addTo(s,t),t.set("active",null))})}addTo(e,t){let{actives:r}=this.target(e,t.spec);r.includes(t)||r.push(t)}target(e,t){let r=e.handle.toString(),o=this.targets.get(r);if(o===void 0){let s=e.argumentTypes.map(a=>a.className).join(",");o={method:e,group:`${t.class}.${t.method}`,types:s,actives:[],feeds:[]},this.targets.set(r,o),Mi(e);let{calls:i}=this,l=o;e.implementation=function(...a){return i.onCall(l,this,a)}}return o}sayHook(e){let{id:t,method:r,data_type:o,event:s,risk:i,intervention:l}=e;this.queue.put("hook",{hook:t,class:e.class,method:r,data_type:o,event:s,risk:i,intervention:l})}sayStatus(e){this.said.has(e)&&this.queue.put("status",{...sa(e)})}listen(){this.jvmti===null||this.isListening||(this.isListening=!0,this.jvmti.onClassPrepared(e=>this.onClass(e)))}onClass(e){Jt(()=>this.guard.run("agent","class",()=>ce.vm.perform(t=>{let r=this.meantBy(t,e);r.length>0&&En(t,()=>this.hookLater(t,e,r))})))}meantBy(e,t){let r=this.jvmti.className(t);return this.actives.filter(({base:o,spec:s,state:i})=>i==="off"||i==="failed"?!1:s.class===r||o!==null&&e.isAssignableFrom(t,o.klass))}hookLater(e,t,r){let o=this.classes.take(e,this.jvmti.className(t),t);for(let s of r){let i=`${s.state} ${s.reason}`;s.spec.class===o.name?this.hookClass(e,s,o):this.hookImplementer(e,s,o),i!==`${s.state} ${s.reason}`&&this.sayStatus(s)}}status(){return this.actives.map(sa)}sayAll(){for(let e of this.actives)this.sayStatus(e)}uninstall(){this.close(),ce.vm.perform(e=>{En(e,()=>{for(let{method:t}of this.targets.values())t.implementation=null})}),this.targets.clear()}close(){this.isListening&&(this.isListening=!1,this.jvmti?.close())}};function sa({spec:n,state:e,reason:t,calls:r,dropped:o}){return{hook:n.id,state:e,reason:t,calls:r,dropped:o}}function ia(n,e){if(e===null)return!0;let t=n.argumentTypes.map(r=>r.className).join(",");return e.some(r=>r.join(",")===t)}function ah(n,e){if(e.length===0)return`${n.class} has no method ${n.method}`;let t=e.map(o=>`(${o.argumentTypes.map(s=>s.className).join(", ")})`);return`no overload ${(n.args??[]).map(o=>`(${o.join(", ")})`).join(" or ")}; there are ${t.sort().join(" ")}`}function Do(n,e){let t=e.holder.$copyClassHandle(n),r=n.toReflectedMethod(t,e.handle,e.type===yn?1:0);n.deleteLocalRef(t);let o=n.vaMethod("int32",[])(n.handle,r,n.javaLangReflectMethod().getModifiers);return n.deleteLocalRef(r),(o&ih)!==0}function lh(n){return n>=33?n-20:n>=31?12:n>=28?n-19:n>=26?8:n>=24?7:n>=23?6:n>=21?5:1}var aa=.05,ch=500,dh=65536,Rn=class{agent;maxUnreadBytes=1/0;pid=Process.id;seq=0;pending=[];characters=0;oldest=0;timer=null;sent=0;read=0;constructor(){this.agent=fh(),this.listen()}listen(){recv("read",e=>{this.read=e.bytes,this.listen()})}put(e,t,r=yt(),o=!1){if(e==="api"&&this.sent-this.read>this.maxUnreadBytes)return!1;let s=this.seq++,l={...{v:1,kind:e,t:r.t,t_mono:r.t_mono,seq:s},agent:this.agent,pid:this.pid,event_id:`${this.agent}:${s}`,...t},a=uh(JSON.stringify(l));this.pending.length===0&&(this.oldest=r.t_mono),this.pending.push(a),this.characters+=a.length+1;let c=this.pending.length>=ch||this.characters>=dh;return o||c||r.t_mono-this.oldest>aa?this.flush():this.timer??=setTimeout(()=>this.flush(),aa*1e3),!0}flush(){if(this.timer!==null&&(clearTimeout(this.timer),this.timer=null),this.pending.length===0)return;let e=this.pending.join(`
`);this.pending=[],this.characters=0,this.sent+=e.length,send({type:"lines"},Memory.allocUtf8String(e).readByteArray(e.length))}end(){this.flush(),send({type:"end",agent:this.agent,lines:this.seq})}};function uh(n){return/[^\x00-\x7f]/.test(n)?n.replace(/[^\x00-\x7f]/g,e=>"\\u"+e.charCodeAt(0).toString(16).padStart(4,"0")):n}function fh(){let n=()=>Math.floor(Math.random()*4294967296).toString(16).padStart(8,"0");return n()+n()}var la=1,We=new Rn,ph=new xn(We),at=null,ca=!1;function da(){ca||(ca=!0,at?.sayAll(),We.end())}rpc.exports={hello(){return{protocol:la,agent:We.agent,pid:Process.id,runtime:Ge()}},install(n,e){return new Promise((t,r)=>{let o=()=>{try{We.maxUnreadBytes=e.max_unread_bytes,We.put("agent",{process:Process.mainModule.name,protocol:la,bundle_sha256:e.bundle_sha256,runtime:Ge()}),at??=new On(We,ph,e),at.install(n),We.flush(),t(at.status())}catch(s){r(s)}};ce.available?ce.perform(o):r(new Error("no Java runtime in this process"))})},status(){return at?.status()??[]},ping(){return yt()},flush(){We.flush()},uninstall(){da(),at?.uninstall()},dispose(n){da(),n==="unload"&&at?.close()}};})();
